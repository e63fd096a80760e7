import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

const failure = z.object({ code: z.string() });

/** Whether processes can be addressed as a group here; Windows has no such thing. */
export const HAS_PROCESS_GROUPS = process.platform !== 'win32';

/** The ids of the leader and of all processes it started that are still there. */
export async function groupMembers(leader: number): Promise<number[]> {
	if (!HAS_PROCESS_GROUPS) return [leader];
	const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,pgid=']);
	return parseGroupMembers(stdout, leader);
}

/** Reads the members of one group out of the lines `<pid> <group>`. */
export function parseGroupMembers(processList: string, leader: number): number[] {
	return processList
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number))
		.filter(([, group]) => group === leader)
		.flatMap(([pid]) => (pid === undefined ? [] : [pid]));
}

/** Sends a signal to the leader and everything it started; that they are gone is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
	try {
		process.kill(HAS_PROCESS_GROUPS ? -leader : leader, signal);
	} catch (error) {
		if (failure.safeParse(error).data?.code !== 'ESRCH') throw error;
	}
}
