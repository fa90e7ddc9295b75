import type { Model } from '../schema.ts';
import { type Edit, type EditResult, nameOf, refuseUnknown } from './edit.ts';

/**
 * Multiplies the trips of some OD layers, or of all of them and the turning counts. School trips follow the pupils and buses
 * their timetable: both stay.
 */
export const scaleDemand: Edit<'scaleDemand'> = {
  apply(model, { factor, layers }): EditResult {
    const known = model.demand.od ?? [];
    const wrong = (layers ?? []).findIndex((id) => !known.some((layer) => layer.id === id));
    if (layers !== undefined && wrong >= 0) {
      return refuseUnknown(['layers', wrong], { zh: '出行矩阵', en: 'od layer' }, layers[wrong]!, known);
    }
    const demand: Model['demand'] = { ...model.demand };
    if (model.demand.od !== undefined) {
      demand.od = model.demand.od.map((layer) =>
        layers === undefined || layers.includes(layer.id)
          ? { ...layer, trips: layer.trips.map(([from, to, trips]) => [from, to, trips * factor]) }
          : layer,
      );
    }
    if (model.demand.turningCounts !== undefined && layers === undefined) {
      demand.turningCounts = model.demand.turningCounts.map((count) => ({
        ...count,
        counts: count.counts.map((turn) => ({ ...turn, volume: turn.volume * factor })),
      }));
    }
    return { model: { ...model, demand } };
  },
  describe({ factor, layers }, model) {
    const names = layers?.map((id) => nameOf(model.demand.od, id));
    return {
      zh: `${names === undefined ? '全部交通需求' : `交通需求（${names.map((name) => name.zh).join('、')}）`} × ${factor}`,
      en: `${names === undefined ? 'All demand' : `Demand (${names.map((name) => name.en).join(', ')})`} × ${factor}`,
    };
  },
};
