import { type Edit, LINK, refuse, refuseUnknown, replaced } from './edit.ts';
import { linkName } from './linkName.ts';

/** Marks a left-turn waiting area 左转待转区 beyond the stop line of a lane. */
export const waitingArea: Edit<'waitingArea'> = {
  apply(model, { link: id, lane: number, length }) {
    const link = model.links.find((candidate) => candidate.id === id);
    if (link === undefined) return refuseUnknown(['link'], LINK, id, model.links);
    const lane = link.lanes[number];
    if (lane === undefined || !lane.turns.includes('left') || lane.turns.length > 1) {
      return refuse(['lane'], '待转区只能设在左转专用车道前', 'A waiting area lies before a lane for left turns only');
    }
    const links = replaced(model.links, id, (old) => ({
      ...old,
      lanes: old.lanes.map((other, index) => (index === number ? { ...other, waitingArea: length } : other)),
    }));
    return { model: { ...model, links } };
  },
  describe({ link, length }, model) {
    const name = linkName(model, link);
    return { zh: `${name.zh}：左转待转区 ${length} 米`, en: `${name.en}: left-turn waiting area of ${length} m` };
  },
};
