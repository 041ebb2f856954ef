import { join } from 'node:path';
import type { GatewayParts } from './routes';

/** Names the moment it is made at, on the clock of the wall: the machine's own may stand still. */
const stamp = () => new Date().toISOString().replace(/[:.]/g, '-');

/**
 * Keeps the data of a machine that runs. What is made lies in its own data folder; no caller names a place on the disk.
 */
export const archiveRoutes = {
  '/local/backup': {
    POST({ documents, dataDir }: GatewayParts) {
      const path = join(dataDir, 'backups', `${stamp()}.db`);
      documents.archive.backupTo(path);
      return { path };
    },
  },
  '/local/export': {
    POST({ documents, dataDir }: GatewayParts) {
      const path = join(dataDir, 'exports', stamp());
      return { path, counts: documents.archive.exportTo(path) };
    },
  },
  '/local/compact': {
    POST({ documents }: GatewayParts) {
      documents.archive.compact();
      return {};
    },
  },
};
