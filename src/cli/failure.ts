/** What is said of an error that no command expected. The system's refusals are the user's to mend; all others are defects of ours. */
import type { Lang } from './words.ts';

/** Set to 1, it shows where in the program a defect struck. */
const TRACE = 'LUKOU_TRACE';

export function failure(error: unknown, lang: Lang): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error) return `${{ zh: '失败：', en: 'Failed: ' }[lang]}${message}\n`;
  if (process.env[TRACE] === '1') return `${error instanceof Error ? (error.stack ?? message) : message}\n`;
  const words = {
    zh: `程序出错，这是程序的缺陷，不是您的文件有误：${message}（设置环境变量 ${TRACE}=1 再运行一次可看到细节，请一并报告）`,
    en: `This is a defect of the program, not of your file: ${message} (run again with the environment variable ${TRACE}=1 for details, and please report them)`,
  };
  return `${words[lang]}\n`;
}
