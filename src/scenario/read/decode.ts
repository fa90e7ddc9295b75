/** Bytes to text: UTF-8 with or without a byte-order mark, UTF-16, or what Chinese Windows programs write, GB 18030. */
import type { Text } from '../schema.ts';

/** In Node, worker and page alike; the rooms' library lists neither of them, so the part used here is declared here. */
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

/** A file larger than this is refused before it is parsed: parsed, it would take some fifty times its size in memory. */
const LARGEST_FILE = 20 * 1024 * 1024;

export type Decoded = { text: string } | { code: string; message: Text };

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > LARGEST_FILE) return tooLarge(bytes.length);
  const text = isUtf16(bytes, 0)
    ? read(bytes, 'utf-16be')
    : isUtf16(bytes, 1)
      ? read(bytes, 'utf-16le')
      : readBytewise(bytes);
  if (text === undefined || text.includes('\u0000')) {
    return {
      code: 'file.notText',
      message: {
        zh: '这不是文本文件：它既不是 UTF-8，也不是 UTF-16 或 GB 18030 编码。请选择场景文件（.json）',
        en: 'This is not a text file: neither UTF-8 nor UTF-16 nor GB 18030. Choose a scenario file (.json)',
      },
    };
  }
  if (text.trim() === '') {
    return { code: 'file.empty', message: { zh: '文件是空的', en: 'The file is empty' } };
  }
  return { text };
}

function tooLarge(size: number): Decoded {
  const megabytes = Math.ceil(size / 1024 / 1024);
  const limit = LARGEST_FILE / 1024 / 1024;
  return {
    code: 'file.tooLarge',
    message: {
      zh: `文件有 ${megabytes} MB，超过 ${limit} MB 的上限，没有读取。场景文件通常不到 10 MB：是否选错了文件？`,
      en: `The file has ${megabytes} MB, more than the limit of ${limit} MB, and was not read. Scenario files are usually below 10 MB: is this the right file?`,
    },
  };
}

function readBytewise(bytes: Uint8Array): string | undefined {
  return read(bytes, 'utf-8') ?? read(bytes, 'gb18030');
}

/** A byte-order mark is left out of the text. */
function read(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By its mark, or by the zero byte of its first character, which is `{` or a space in any scenario. */
function isUtf16(bytes: Uint8Array, zeroByte: 0 | 1): boolean {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return false;
  if (zeroByte === 0) return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  return (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
}
