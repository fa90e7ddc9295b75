import type { ComponentChildren } from 'preact';
import type { Evidence } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import type { WordKey } from '../words/index.ts';

/** Pairs of a word and what it is here. */
export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

export function Fact({ word, children }: { word: WordKey; children: ComponentChildren }) {
  const { view } = useApp();
  return (
    <div>
      <dt>{view.say(word)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const EVIDENCE_WORDS: Record<Evidence, WordKey> = {
  measured: 'evidenceMeasured',
  inferred: 'evidenceInferred',
  assumed: 'evidenceAssumed',
  standard: 'evidenceStandard',
};

/** How a number is known; hatched where somebody assumed it. */
export function EvidenceTag({ evidence, source }: { evidence: Evidence; source: string }) {
  const { view } = useApp();
  return (
    <span class={evidence === 'assumed' ? 'tag synthetic-tag' : 'tag'} title={`${view.say('source')}: ${source}`}>
      {view.say(EVIDENCE_WORDS[evidence])}
    </span>
  );
}

/** Where some numbers come from: the nearest record that says so. */
export function Provenance(props: {
  word: WordKey;
  records: readonly { evidence?: Evidence | undefined; source?: string | undefined }[];
}) {
  const evidence = props.records.find((record) => record.evidence)?.evidence;
  const source = props.records.find((record) => record.source)?.source ?? '';
  return (
    <Fact word={props.word}>
      {evidence && <EvidenceTag evidence={evidence} source={source} />} <span class="soft">{source}</span>
    </Fact>
  );
}
