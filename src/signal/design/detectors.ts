/** Detectors for a controller that has none: what control by detectors needs to see. */
import type { Network } from '../../network/index.ts';
import type { Controller, Detector, Model } from '../../scenario/index.ts';

/** Stop line to the advance detectors [m], nearer on short streets; assumed. */
const ADVANCE = 80;
/** Of the link's length, at most; assumed. */
const ADVANCE_SHARE = 0.6;
/** Of the detector at the stop line [m]; assumed. */
const STOP_LINE_LENGTH = 4;

/**
 * On every approach: one at the stop line of each lane, and one upstream across the lanes that reach so far.
 *
 * @param source  who assumes that they are there
 */
export function detectorsFor(
  model: Model,
  network: Network,
  { intersections }: Pick<Controller, 'intersections'>,
  source: string,
): Detector[] {
  const approaches = model.links.filter(
    ({ to, id }) =>
      intersections.includes(to) && (network.links[network.linkIndex.get(id) ?? -1]?.movements.length ?? 0) > 0,
  );
  return approaches.flatMap(({ id, lanes }, place): Detector[] => {
    const length = network.links[network.linkIndex.get(id) ?? -1]?.length ?? 0;
    const advance = Math.floor(Math.min(ADVANCE, ADVANCE_SHARE * length));
    const whole = lanes.flatMap((lane, index) => (lane.length === undefined && lane.closed !== true ? [index] : []));
    const papers = { evidence: 'assumed' as const, source };
    return [
      ...lanes.flatMap((lane, index): Detector[] =>
        lane.closed === true
          ? []
          : [
              {
                id: `S${place + 1}-${index + 1}`,
                link: id,
                lanes: [index],
                kind: 'presence',
                distance: 0,
                length: STOP_LINE_LENGTH,
                ...papers,
              },
            ],
      ),
      { id: `A${place + 1}`, link: id, lanes: whole, kind: 'passage', distance: advance, ...papers },
    ];
  });
}
