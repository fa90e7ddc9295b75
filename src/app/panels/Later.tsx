import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What is far down in a panel comes in a task of its own, after the panel is shown: all at once would hold up the page. */
export function Later({ children }: { children: ComponentChildren }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setDue(true));
    return () => clearTimeout(waiting);
  }, []);
  return isDue ? <>{children}</> : null;
}
