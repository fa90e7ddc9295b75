import type { WordKey } from '../words/index.ts';
import { linkName, type School } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import { formatNumber, formatShare } from '../format.ts';
import { Fact, Facts, Provenance } from './Facts.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { PlaceList } from './PlaceList.tsx';

const LEVEL_WORDS: Record<School['level'], WordKey> = {
  kindergarten: 'schoolLevelKindergarten',
  primary: 'schoolLevelPrimary',
  middle: 'schoolLevelMiddle',
  high: 'schoolLevelHigh',
};

/** A school: its bells, its gates, and the intersections its traffic meets first. */
export function SchoolPanel({ id }: { id: string }) {
  const app = useApp();
  const { view } = app;
  const model = app.document.open.value?.loaded.model;
  const school = model?.schools?.find((each) => each.id === id);
  if (!model || !school) return null;
  const language = view.language.value;
  const isIntersection = new Set(model.intersections.map((each) => each.id));
  const near = new Set(
    school.gates
      .flatMap((gate) => model.links.filter((link) => link.id === gate.link).flatMap((link) => [link.to, link.from]))
      .filter((node) => isIntersection.has(node)),
  );
  return (
    <PanelFrame kind={view.say(LEVEL_WORDS[school.level])} title={app.text(school.name)} testId="school">
      <Facts>
        <Fact word="pupils">
          {formatNumber(language, school.pupils)} <span class="soft">{view.say('pupilsUnit')}</span>
        </Fact>
        <Fact word="bells">
          {school.bells
            .map((bell) => `${view.say(bell.kind === 'start' ? 'bellStart' : 'bellEnd')} ${bell.at}`)
            .join('，')}
        </Fact>
        <Fact word="carShare">{formatShare(language, school.escort.carShare)}</Fact>
        {school.gates.map((gate, place) => (
          <Fact key={place} word="gates">
            {app.text(linkName(model, gate.link))}{' '}
            <span class="soft">
              {view.say('kerbSpaces')} {gate.kerbSpaces}
            </span>
          </Fact>
        ))}
        <Provenance word="provenance" records={[school, model]} />
      </Facts>
      <h3>{view.say('nearIntersections')}</h3>
      <PlaceList ids={[...near]} />
    </PanelFrame>
  );
}
