/** The page starts here. */
import './app/style/page.css';
import { start } from './app/index.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
// Not in the same task: reading a megabyte of program is one already.
setTimeout(() => start(root));
