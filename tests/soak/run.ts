import { runAll } from '../run-all';

void runAll(__dirname, '.soak.ts', process.argv.slice(2));
