import type { ComponentChildren } from 'preact';
import { signedPicture } from '../../view/index.ts';
import type { App } from '../app.ts';
import { useApp } from '../context.ts';
import { downloadText, originOf } from '../exports.ts';

/** Room for a chart in the right panel [px], by theme: the projector's letters need more of it. */
export const chartWidth = (isProjector: boolean): number => (isProjector ? 428 : 348);

/** A chart with the button that takes it away as a picture. `svg` is a chart's text, `name` the beginning of the file name. */
export function Chart({ svg, name, children }: { svg: string; name: string; children?: ComponentChildren }) {
  const app = useApp();
  const save = (): void => saveChart(app, svg, name);
  return (
    <figure class="chart">
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption>
        {children}
        <button type="button" class="quiet" onClick={save} data-testid="export-svg">
          {app.view.say('svgChart')}
        </button>
      </figcaption>
    </figure>
  );
}

/** Takes a chart away as a file of its own, signed. */
export function saveChart(app: App, svg: string, name: string): void {
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const origin = originOf(app);
  const size = { width: Number(width), height: Number(height) };
  const labels = { synthetic: origin.synthetic, source: origin.source };
  downloadText(`${name}.svg`, signedPicture(svg, size, labels, app.view.theme.value), 'image/svg+xml');
}
