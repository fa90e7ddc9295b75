/** Files of earlier formats as the present one has them. What the upgrade does not know stays as it is, for the schema to judge. */
import { FORMAT_VERSION } from '../schema.ts';

type Json = Record<string, unknown>;

/** Version 1 said of a controller whether it is networked; version 2 says its class. @param value as parsed; left alone */
export function upgrade(value: unknown): unknown {
  if (!isRecord(value) || value.version !== 1) return value;
  return {
    ...value,
    version: FORMAT_VERSION,
    ...(Array.isArray(value.controllers) && { controllers: value.controllers.map(withClass) }),
    ...(Array.isArray(value.changes) && {
      changes: value.changes.map((change: unknown) =>
        isRecord(change) && change.do === 'signalise'
          ? { ...change, controller: withClass(change.controller) }
          : change,
      ),
    }),
  };
}

function withClass(controller: unknown): unknown {
  if (!isRecord(controller) || typeof controller.networked !== 'boolean') return controller;
  const { networked, ...rest } = controller;
  return { ...rest, class: networked ? 'networked' : 'freeRunning' };
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
