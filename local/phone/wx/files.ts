import { asynchronous } from './asynchronous';

const chosen = new Map<string, File>();

interface Choose {
  count: number;
  extension?: string[];
}
interface Read {
  filePath: string;
  encoding?: 'base64' | 'utf8';
}

/** The machine's files stand in for those of a chat. */
function chooseMessageFile({ count, extension = [] }: Choose): Promise<object> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = count > 1;
    input.accept = extension.map((one) => `.${one.replace(/^\./, '')}`).join(',');
    input.hidden = true;
    document.body.append(input);
    const done = (settle: () => void) => {
      input.remove();
      settle();
    };
    input.addEventListener('cancel', () => done(() => reject(new Error('cancel'))));
    input.addEventListener('change', () => done(() => resolve({ tempFiles: [...(input.files ?? [])].map(keep) })));
    input.click();
  });
}

function keep(file: File): object {
  const path = URL.createObjectURL(file);
  chosen.set(path, file);
  return { path, name: file.name, size: file.size, time: Math.floor(file.lastModified / 1000), type: 'file' };
}

async function readFile({ filePath, encoding }: Read): Promise<object> {
  const file = chosen.get(filePath);
  if (!file) throw new Error(`no such file or directory, open "${filePath}"`);
  if (encoding === 'utf8') return { data: await file.text() };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (encoding === undefined) return { data: bytes.buffer };
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { data: btoa(letters) };
}

/** Files that a person picks. */
export const files = {
  chooseMessageFile: asynchronous<Choose>('chooseMessageFile', chooseMessageFile),
  getFileSystemManager: () => ({ readFile: asynchronous<Read>('readFile', readFile) }),
};
