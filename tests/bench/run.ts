import { runAll } from '../run-all';

void runAll(__dirname, '.bench.ts', process.argv.slice(2));
