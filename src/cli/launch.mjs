/**
 * npm run -s lukou -- COMMAND: the built command line, built anew when it is older than its source.
 * Plain JavaScript, since this is what runs before anything is built.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = join(root, 'dist', 'node', 'cli.js');
const sources = ['src', 'scenarios/county', 'test/bench', 'vite.config.ts', 'package-lock.json'];

/** [ms] of the newest file in a folder. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function build() {
  const age = Math.max(...sources.map((source) => newest(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= age) return;
  process.stderr.write('正在构建命令行工具……  Building the command line…\n');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    process.stderr.write('请先运行 npm ci。  Run npm ci first.\n');
    process.exit(1);
  }
  // What the build prints goes to stderr: stdout belongs to the command's results.
  const { status } = spawnSync(process.execPath, [vite, 'build', '--mode', 'node', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
}

build();
// npm runs this in the package's folder; files on the command line are meant from where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
// The channel tells the child when this process is gone, however it went: it must not compute on for nobody.
const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
const child = spawn(process.execPath, [built, ...process.argv.slice(2)], { cwd, stdio });
// Ctrl-C reaches the child too, which says what was kept and ends; waiting for it here keeps its last words and its exit code.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
// npm killed outright says nothing to its script: this process, or the shell between the two, then has another parent.
function parents() {
  const shell = `/proc/${process.ppid}/stat`;
  return `${process.ppid} ${existsSync(shell) ? readFileSync(shell, 'utf8').split(') ')[1].split(' ')[1] : ''}`;
}
if (process.env.npm_lifecycle_event !== undefined) {
  const before = parents();
  setInterval(() => parents() === before || process.exit(1), 1000).unref();
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
