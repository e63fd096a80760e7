import type { ServerResponse } from 'node:http';
import { readToEnd } from '../http/readToEnd';
import type { FaultRule } from './faultPlan';
import { refusalOf } from './refusals';
import { stillThereAfter } from './stillThere';

/** Whether the service goes on with the request, or its answer is none of its business any more. */
export type Outcome = 'goOn' | 'takenOver';

/** Whether the rule lets the effect happen first. */
export function comesAfter(rule: FaultRule): boolean {
	return 'after' in rule && rule.after;
}

async function refuse(rule: FaultRule, response: ServerResponse): Promise<Outcome> {
	const refusal = refusalOf(rule);
	if (!refusal) return 'goOn';
	const { status, headers, body } = refusal;
	await readToEnd(response.req);
	const length = String(Buffer.byteLength(body));
	response.writeHead(status, { ...headers, 'content-length': length }).end(body);
	return 'takenOver';
}

/** Delays, never answers, breaks the connection or answers in the service's place. */
export async function interfere(rule: FaultRule, response: ServerResponse): Promise<Outcome> {
	switch (rule.fault) {
		case 'delay':
			return (await stillThereAfter(rule.delayMs, response)) ? 'goOn' : 'takenOver';
		case 'hang':
			return 'takenOver';
		case 'reset':
			response.socket?.resetAndDestroy();
			return 'takenOver';
		default:
			return await refuse(rule, response);
	}
}
