import type { Plan } from '../../../scenario/index.ts';
import { CycleBars } from './CycleBars.tsx';
import type { Desk } from './desk.ts';
import { PhaseTable } from './PhaseTable.tsx';
import { PlanHeader } from './PlanHeader.tsx';
import { StageColumns } from './StageColumns.tsx';

/** A plan as engineers draw it: its head, its stages, its bars, and the times of its phases. */
export function PlanPart(props: { desk: Desk; plan: Plan; inForce: string | null; choose(id: string): void }) {
  const { desk, plan, inForce, choose } = props;
  return (
    <>
      <PlanHeader desk={desk} plan={plan} inForce={inForce} choose={choose} />
      <StageColumns desk={desk} plan={plan} />
      <CycleBars desk={desk} plan={plan} />
      <PhaseTable desk={desk} plan={plan} />
    </>
  );
}
