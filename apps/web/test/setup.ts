import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// What jsdom lacks of a browser. Nothing has a size there, so charts wait for one and are never drawn.
class SizeNever {
  observe() {}
  unobserve() {}
  disconnect() {}
}
configure({ asyncUtilTimeout: 15_000, getElementError: (message) => new Error(message ?? 'not found') });
globalThis.ResizeObserver = SizeNever;
globalThis.matchMedia = (query) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList; // Only what is called.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
globalThis.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};

afterEach(cleanup);

// jsdom has the object but not the question.
CSS.supports = () => false;
