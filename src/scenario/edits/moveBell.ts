import { type Edit, nameOf, refuse, refuseUnknown, replaced } from './edit.ts';

/** Moves one bell of a school to another time. */
export const moveBell: Edit<'moveBell'> = {
  apply(model, { school: id, bell: number, at }) {
    const schools = model.schools ?? [];
    const school = schools.find((candidate) => candidate.id === id);
    if (school === undefined) return refuseUnknown(['school'], { zh: '学校', en: 'school' }, id, schools);
    if (school.bells[number] === undefined) {
      const last = school.bells.length - 1;
      return refuse(
        ['bell'],
        `${school.name.zh}的上下学时刻编号 0 到 ${last}，没有 ${number}`,
        `The bells of ${school.name.en} are numbered 0 to ${last}; there is no ${number}`,
      );
    }
    const bells = school.bells.map((bell, index) => (index === number ? { ...bell, at } : bell));
    return { model: { ...model, schools: replaced(schools, id, (old) => ({ ...old, bells })) } };
  },
  describe({ school, bell: number, at }, model) {
    const name = nameOf(model.schools, school);
    const bell = model.schools?.find((candidate) => candidate.id === school)?.bells[number];
    const kind = bell?.kind === 'end' ? { zh: '放学', en: 'dismissal' } : { zh: '上学', en: 'start' };
    const times = bell === undefined ? at : `${bell.at} → ${at}`;
    return { zh: `${name.zh}：${kind.zh}时刻 ${times}`, en: `${name.en}: ${kind.en} bell ${times}` };
  },
};
