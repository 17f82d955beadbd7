import { z } from 'zod';
import type { Operation } from '../operation.ts';
import {
  answerEventSchema,
  answerSchema,
  askAnswerSchema,
  conversationDetailSchema,
  conversationSchema,
  feedbackSchema,
  newVerifiedSchema,
  verifiedSchema,
} from '../schemas/answers.ts';
import { idSchema } from '../schemas/common.ts';
import { idPath, listOf, page } from './parts.ts';

const answering = {
  method: 'POST',
  tag: 'answers',
  access: 'viewer',
  body: askAnswerSchema,
  responses: { 200: answerSchema },
  events: answerEventSchema,
} as const;

export const answersOperations = {
  createAnswer: {
    ...answering,
    path: '/v1/answers',
    isTool: true,
    summary: 'Answers a question with words, widgets, SQL and the rows behind them; or asks back',
  },
  askOfAskFlow: {
    ...answering,
    path: '/api/ask',
    summary: 'The same as POST /v1/answers, under the name that the ask flow documents',
  },
  getAnswer: {
    method: 'GET',
    path: '/v1/answers/{id}',
    tag: 'answers',
    access: 'viewer',
    summary: 'Shows an answer again, with the rows that its reader may see',
    params: idPath,
    responses: { 200: answerSchema },
  },
  rateAnswer: {
    method: 'POST',
    path: '/v1/answers/{id}/feedback',
    tag: 'answers',
    access: 'viewer',
    summary: 'Says whether an answer was right, and why not',
    params: idPath,
    body: feedbackSchema,
    responses: { 204: null },
  },
  listConversations: {
    method: 'GET',
    path: '/v1/conversations',
    tag: 'answers',
    access: 'viewer',
    summary: 'Lists one’s own conversations, newest first',
    query: z.strictObject(page),
    responses: { 200: listOf(conversationSchema) },
  },
  getConversation: {
    method: 'GET',
    path: '/v1/conversations/{id}',
    tag: 'answers',
    access: 'viewer',
    summary: 'Shows a conversation with its answers',
    params: idPath,
    responses: { 200: conversationDetailSchema },
  },
  deleteConversation: {
    method: 'DELETE',
    path: '/v1/conversations/{id}',
    tag: 'answers',
    access: 'viewer',
    summary: 'Removes a conversation; its runs and its audit stay',
    params: idPath,
    responses: { 204: null },
  },
  listVerified: {
    method: 'GET',
    path: '/v1/verified-questions',
    tag: 'answers',
    access: 'viewer',
    summary: 'Lists the questions whose answer a person vouched for',
    query: z.strictObject({ ...page, datasource_id: idSchema.optional() }),
    responses: { 200: listOf(verifiedSchema) },
  },
  createVerified: {
    method: 'POST',
    path: '/v1/verified-questions',
    tag: 'answers',
    access: 'analyst',
    summary: 'Vouches for an answer: a question like it reuses its IR, with its values bound anew',
    body: newVerifiedSchema,
    responses: { 201: verifiedSchema },
  },
  deleteVerified: {
    method: 'DELETE',
    path: '/v1/verified-questions/{id}',
    tag: 'answers',
    access: 'analyst',
    summary: 'Takes the word for a question back',
    params: idPath,
    responses: { 204: null },
  },
} as const satisfies Record<string, Operation>;
