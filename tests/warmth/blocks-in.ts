import type { Block } from '../../cloudfunctions/warmth/block';
import type { Documents } from '../../local/cloudbase/documents/documents';

/** The blocks of kits, as they lie in a database. */
export const blocksIn = (documents: Pick<Documents, 'all'>) => documents.all('warmthBlocks') as unknown as Block[];
