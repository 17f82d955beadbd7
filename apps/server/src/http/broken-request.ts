import type { Socket } from 'node:net';
import { AirError, toProblem } from '@air/core';

/** Answers what is not even HTTP, before any route could. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const message = isTooLarge ? 'the headers are too large' : 'this is not a well-formed HTTP request';
  const body = JSON.stringify(toProblem(new AirError('request.malformed', message)));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
