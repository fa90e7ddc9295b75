/** Rows of the references that are not here, and why: of models that are not shipped, or whose case is not built yet. */
import type { Text } from '../scenario/index.ts';

export const LEFT_OUT: readonly { readonly ids: string; readonly why: Text }[] = [
  {
    ids: 'CF-01 CF-02 CF-07 CF-08 SF-01 SF-02',
    why: { zh: '普通 IDM 跟驰模型，本引擎不用', en: 'the plain IDM, which this engine does not use' },
  },
  {
    ids: 'SF-03',
    why: {
      zh: '普通 IIDM；本引擎用它的 ACC 形式（SF-04）',
      en: 'the plain IIDM; this engine uses its ACC form (SF-04)',
    },
  },
];
