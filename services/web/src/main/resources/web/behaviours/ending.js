// Ending runs: done after a few seconds in which it can be undone, since nothing starts a run again where it was.
import { explain, send } from 'hubbub/api.js';
import { toast } from 'hubbub/toast.js';
import { plural } from 'hubbub/words.js';

/** Ends them once the toast has gone by; "Undo" keeps them. */
export function endRun(runs, done) {
  if (!runs.length) return;
  const channels = [...new Set(runs.flatMap((r) => r.channels.map((c) => c.channel)))];
  const what = channels.length === 1 ? channels[0] : `a run of ${plural(channels.length, 'channel')}`;
  const end = async () => {
    try {
      await Promise.all(runs.map((r) => send('DELETE', `/api/v1/runs/${encodeURIComponent(r.id)}`)));
      toast(runs.some((r) => r.counted) ? `Stopped watching ${what}. What was heard stays.` : 'The rehearsal is over. Nothing of it stays.');
    } catch (problem) {
      toast(explain(problem).join(' '), { sign: 'alert' });
    }
    done();
  };
  toast(`Stopping ${what}.`, { label: 'Undo', does: () => toast(`Still watching ${what}.`), after: end, shown: 4_000, sign: 'stop' });
}
