/**
 * Lets messages, Ctrl-C and whatever else waits have their turn. Not a timer: timers of a hidden tab are held back to one a second,
 * messages are not.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
