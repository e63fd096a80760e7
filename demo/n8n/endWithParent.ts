import { constants } from 'node:os';
import { signalGroup } from './processGroup';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends that process group by force when this process ends, be it by a signal nobody else here
 * handles; whoever does handle signals is trusted to end the group in its own way.
 * @returns takes the arrangement back
 */
export function endWithParent(leader: number): () => void {
	const end = (): void => signalGroup(leader, 'SIGKILL');
	const onSignal = (signal: NodeJS.Signals): void => {
		if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
	};
	process.once('exit', end);
	for (const signal of ENDING) process.once(signal, onSignal);
	return () => {
		process.off('exit', end);
		for (const signal of ENDING) process.off(signal, onSignal);
	};
}
