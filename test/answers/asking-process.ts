import { openAnsweringWorld } from './answering-world.ts';

/** A server that is in the middle of a question when its parent kills it: the model it asks never answers. */
const world = await openAnsweringWorld({ settings: { timeoutMs: 600_000 } });
world.serve('ir');
world.models.reply({ kind: 'hang' });
process.send?.({ folder: world.folder });
await world.ask({ question: 'takings of the branches' });
