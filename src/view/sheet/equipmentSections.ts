/** Detectors, push buttons and an officer's hours on the sheet; nothing where there are none. */
import { SIDE_TEXT, sideOf } from '../../network/index.ts';
import type { Detector } from '../../scenario/index.ts';
import { approachText, laneNumbers } from '../detectorName.ts';
import { note, type Pen, section, table } from './markup.ts';
import type { SheetController } from './sheet.ts';
import { DUTY_TEXT, KIND_TEXT, round } from './words.ts';

export function equipmentSections(own: SheetController, pen: Pen): string[] {
  const { detectors = [], pushButtons = [], officer = [] } = own.controller;
  const sections: string[] = [];
  const eyes =
    detectors.length === 0
      ? note(pen.say('没有检测器。', 'No detectors.'))
      : table(
          [
            pen.say('检测器', 'Detector'),
            pen.say('进口道', 'Approach'),
            pen.say('车道（自中线起）', 'Lanes from the centre'),
            pen.say('类型', 'Kind'),
            pen.say('距停车线（米）', 'From the stop line [m]'),
            pen.say('长度（米）', 'Length [m]'),
          ],
          detectors.map((one) => detectorRow(own, one, pen)),
          'long',
        );
  const buttons =
    pushButtons.length === 0
      ? note(pen.say('没有行人按钮。', 'No push buttons.'))
      : table(
          [pen.say('行人按钮', 'Push button'), pen.say('人行横道', 'Crosswalk')],
          pushButtons.map(({ id, crosswalk }) => [pen.text({ zh: id, en: id }), sideText(own, crosswalk, pen)]),
        );
  sections.push(section(pen.say('检测器与行人按钮', 'Detectors and push buttons'), eyes, buttons));
  if (officer.length > 0)
    sections.push(
      section(
        pen.say('民警手控', 'By hand'),
        table(
          [pen.say('时间', 'Time'), pen.say('规则', 'Rule'), pen.say('最长保持（秒）', 'Longest hold [s]')],
          officer.map(({ from, to, rule, longestHold }) => [
            `${from}–${to}`,
            pen.text(DUTY_TEXT[rule]),
            round(longestHold.value),
          ]),
        ),
      ),
    );
  return sections;
}

function detectorRow(
  { network }: SheetController,
  { id, link, lanes, kind, distance, length }: Detector,
  pen: Pen,
): string[] {
  return [
    pen.text({ zh: id, en: id }),
    pen.text(approachText(network, link, lanes)),
    laneNumbers(lanes),
    pen.text(KIND_TEXT[kind]),
    round(distance),
    round(length ?? 2),
  ];
}

function sideText({ network }: SheetController, leg: string, pen: Pen): string {
  const link = network.links[network.linkIndex.get(leg) ?? -1];
  const side = link === undefined ? { zh: leg, en: leg } : SIDE_TEXT[sideOf(link)];
  return pen.text({ zh: `${side.zh}侧`, en: `${side.en} side` });
}
