import type { Edit } from './edit.ts';

/** Changes nothing in the model: it tells the run that drivers choose their routes anew on the changed one. */
export const reassign: Edit<'reassign'> = {
  apply: (model) => ({ model }),
  describe: () => ({ zh: '驾驶人重新选择路径', en: 'Drivers choose their routes anew' }),
};
