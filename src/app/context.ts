/** The app as the panels see it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { App } from './app.ts';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a panel outside the page');
  return app;
}
