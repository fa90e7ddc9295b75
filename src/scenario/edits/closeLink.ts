import { type Edit, LINK, refuse, refuseUnknown, replaced } from './edit.ts';
import { linkName } from './linkName.ts';

/** Closes all lanes of a link: one direction of the road. */
export const closeLink: Edit<'closeLink'> = {
  apply(model, { link: id }) {
    const link = model.links.find((candidate) => candidate.id === id);
    if (link === undefined) return refuseUnknown(['link'], LINK, id, model.links);
    if (link.lanes.every((lane) => lane.closed === true)) {
      return refuse(['link'], '这个路段已经关闭', 'This link is closed already');
    }
    const links = replaced(model.links, id, (old) => ({
      ...old,
      lanes: old.lanes.map((lane) => ({ ...lane, closed: true })),
    }));
    return { model: { ...model, links } };
  },
  describe({ link }, model) {
    const name = linkName(model, link);
    return { zh: `${name.zh}：封闭`, en: `${name.en}: closed` };
  },
};
