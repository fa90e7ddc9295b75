/**
 * Sentences of rules and proposals as a planner reads them: the names and numbers that stand on the page instead of the file's ids.
 * The rules themselves speak of ids, because they also read files that name nothing.
 */
import type { Controller, Finding, Model, Plan, Text } from '../scenario/index.ts';

type Places = Pick<Model, 'intersections' | 'controllers'>;

/** A word that can be an id and is no word of a sentence: it has a hyphen or a digit in it. */
const ID = /[A-Za-z][\w-]*[-\d][\w-]*/g;

/** Intersections and controllers by the intersection's name. */
export function withPlaceNames(text: Text, { intersections, controllers }: Places): Text {
  const names = new Map(intersections.map(({ id, name }) => [id, name]));
  for (const controller of controllers) {
    const name = placeOf(controller, names);
    if (name) names.set(controller.id, name);
  }
  return {
    zh: text.zh.replace(ID, (word) => names.get(word)?.zh ?? word),
    en: text.en.replace(ID, (word) => names.get(word)?.en ?? word),
  };
}

/** The plan by its name, its phases and stages by their numbers in it. @param plans of which the sentence names one, or the only one it can mean */
export function withPlanNames(text: Text, plans: readonly Plan[]): Text {
  const named = plans.find(({ id }) => after('方案 ', id).test(text.zh) || after('Plan ', id).test(text.en));
  const plan = named ?? (plans.length === 1 ? plans[0] : undefined);
  if (!plan) return text;
  let { zh, en } = text;
  if (plan.name) {
    zh = zh.replace(after('方案 ', plan.id), `方案“${plan.name.zh}”`);
    en = en.replace(after('Plan ', plan.id), `Plan “${plan.name.en}”`);
  }
  const number = (words: readonly [string, string], records: readonly { id: string }[]): void =>
    records.forEach(({ id }, index) => {
      zh = zh.replace(after(`${words[0]} `, id), `${words[0]} ${index + 1}`);
      zh = zh.replaceAll(`${words[0]}“${id}”`, `${words[0]} ${index + 1} `);
      en = en.replace(after(`${words[1]} `, id), `${words[1]} ${index + 1}`);
      en = en.replace(new RegExp(`(${words[1]}) "${escaped(id)}"`, 'gi'), `$1 ${index + 1}`);
    });
  number(['相位', 'phase'], plan.phases);
  number(['阶段', 'stage'], plan.stages);
  return { zh, en };
}

/** A finding with its intersection before it, where it is about a controller of the model. */
export function namedFinding({ path, message }: Pick<Finding, 'path' | 'message'>, model: Places): Text {
  const controller = path[0] === 'controllers' ? model.controllers[Number(path[1])] : undefined;
  const text = withPlaceNames(controller ? withPlanNames(message, controller.plans) : message, model);
  const names = new Map(model.intersections.map(({ id, name }) => [id, name]));
  const place = controller && placeOf(controller, names);
  if (!place || text.zh.includes(place.zh)) return text;
  return { zh: `${place.zh}：${text.zh}`, en: `${place.en}: ${text.en}` };
}

const placeOf = ({ intersections }: Controller, names: ReadonlyMap<string, Text>): Text | undefined =>
  names.get(intersections[0] ?? '');

/** The id after the word that announces it, up to where the sentence goes on. */
const after = (word: string, id: string): RegExp => new RegExp(`${word}${escaped(id)}(?=[\\s,:，：；;]|$)`);
const escaped = (id: string): string => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
