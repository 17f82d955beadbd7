export type { Access, Subject } from './access.ts';
