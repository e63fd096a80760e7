import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits; answers false at once when the client leaves or the server closes before. */
export async function stillThereAfter(ms: number, response: ServerResponse): Promise<boolean> {
	if (response.destroyed) return false;
	const gone = new AbortController();
	const leave = (): void => gone.abort();
	response.once('close', leave);
	try {
		await wait(ms, undefined, { signal: gone.signal });
		return true;
	} catch {
		return false;
	} finally {
		response.off('close', leave);
	}
}
