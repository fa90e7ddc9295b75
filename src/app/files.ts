/** Files the planner drops or picks, on their way into the document. */
import type { App } from './app.ts';
import { sentenceOf } from './app.ts';

export async function readDropped(app: App, list: FileList): Promise<boolean> {
  try {
    const files = await Promise.all(
      [...list].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    return await app.document.openFiles(files);
  } catch (error) {
    app.failure.value = sentenceOf(error);
    return false;
  }
}
