import { type Finding, ruleText } from '../../../scenario/index.ts';
import { withPlanNames } from '../../../view/index.ts';
import { findingsAt } from './bench.ts';
import type { Desk } from './desk.ts';
import { planText } from './names.ts';

/** Everything that is wrong with the draft, each with the way to its place. */
export function FindingsStrip(props: {
  desk: Desk;
  plan: string;
  show(part: 'plan' | 'week', plan: string | undefined): void;
}) {
  const { app, controller, findings } = props.desk;
  const { view } = app;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section data-testid="timing-findings">
      <h3>{view.say('timingFindingsAll')}</h3>
      {findings.length === 0 ? (
        <p class="soft">{view.say('timingSound')}</p>
      ) : (
        <>
          <p class="soft">{view.say('timingErrors', { errors, warnings: findings.length - errors })}</p>
          <ol class="findings">
            {sorted(findings).map((finding, place) => {
              const plan = finding.path[2] === 'plans' ? controller.plans[Number(finding.path[3])] : undefined;
              return (
                <li key={place}>
                  <button
                    type="button"
                    class="finding-line"
                    onClick={() => props.show(isOfWeek(finding) ? 'week' : 'plan', plan?.id)}
                  >
                    <span class={finding.severity}>{view.say(finding.severity)}</span>{' '}
                    {app.text(withPlanNames(finding.message, plan ? [plan] : controller.plans))}
                    {finding.rule && <span class="soft"> {app.text(ruleText(finding.rule))}</span>}
                    {plan && plan.id !== props.plan && (
                      <span class="soft">{view.say('timingOtherPlan', { plan: app.text(planText(plan)) })}</span>
                    )}
                  </button>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}

const isOfWeek = ({ path }: Finding): boolean => path[2] === 'schedule' || path[2] === 'otherDays';

const sorted = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));

/** A finding's mark at its place: a word, how many seconds are missing, and the whole sentence for who points at it. */
export function FindingMark(props: {
  desk: Desk;
  place: readonly (string | number)[];
  /** Of what stands below the place there are marks elsewhere. */
  isExact?: boolean;
}) {
  const { app, controller, findings } = props.desk;
  const all = sorted(findingsAt(findings, ...props.place));
  const here = props.isExact ? all.filter(({ path }) => path.length === props.place.length + 2) : all;
  const first = here[0];
  if (!first) return null;
  const plan = props.place[0] === 'plans' ? controller.plans[Number(props.place[1])] : undefined;
  const plans = plan ? [plan] : controller.plans;
  const words = here.map(({ message }) => app.text(withPlanNames(message, plans))).join('\n');
  const missing = Math.max(...here.map((each) => each.missing ?? 0));
  return (
    <span class={`finding-mark ${first.severity}`} title={words} data-testid="finding-mark">
      {missing > 0 ? app.view.say('timingMissing', { seconds: missing }) : app.view.say(first.severity)}
    </span>
  );
}
