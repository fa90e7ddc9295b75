import { type Edit, LINK, refuse, refuseUnknown, replaced } from './edit.ts';
import { linkName } from './linkName.ts';

/** Closes one lane of a link for the whole run. */
export const closeLane: Edit<'closeLane'> = {
  apply(model, { link: id, lane: number }) {
    const link = model.links.find((candidate) => candidate.id === id);
    if (link === undefined) return refuseUnknown(['link'], LINK, id, model.links);
    const lane = link.lanes[number];
    if (lane === undefined) {
      const last = link.lanes.length - 1;
      return refuse(
        ['lane'],
        `路段“${id}”的车道从中线起编号 0 到 ${last}，没有 ${number}`,
        `The lanes of link "${id}" are numbered 0 to ${last} from the centre line; there is no ${number}`,
      );
    }
    if (lane.closed === true) return refuse(['lane'], '这条车道已经关闭', 'This lane is closed already');
    const links = replaced(model.links, id, (old) => ({
      ...old,
      lanes: old.lanes.map((other, index) => (index === number ? { ...other, closed: true } : other)),
    }));
    return { model: { ...model, links } };
  },
  describe({ link, lane }, model) {
    const name = linkName(model, link);
    return {
      zh: `${name.zh}：关闭从中线起第 ${lane + 1} 条车道`,
      en: `${name.en}: lane ${lane + 1} from the centre line closed`,
    };
  },
};
