import type { IncomingMessage, ServerResponse } from 'node:http';
import { RequestLog } from '../http/requestLog';
import { S3_OPERATIONS } from '../s3/s3Operation';
import type { FaultPlan, FaultRule } from './faultPlan';
import { Faults, type FaultTarget } from './faults';
import { FAULT_SERVERS } from './faultServer';
import { KnownRoutes } from './knownRoutes';

/** A request and its answer as Node has them. */
export interface Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
}

export interface GateSettings {
	readonly faults: FaultPlan;
	/** How many of the last requests, and of the last faults, can be read back. */
	readonly logSize: number;
}

/** Every request to a stand-in passes here first: it is logged, and a fault may hit it. */
export class Gate {
	readonly requests: RequestLog;
	readonly faults: Faults;
	readonly routes = new KnownRoutes(S3_OPERATIONS);

	constructor({ faults, logSize }: GateSettings) {
		this.requests = new RequestLog(logSize, FAULT_SERVERS);
		this.faults = new Faults(faults, logSize);
	}

	/** @throws when the plan names a route that no server has. */
	checkRoutes(): void {
		const problem = this.routes.problemOf(this.faults.current);
		if (problem !== undefined) throw new Error(problem);
	}

	/** The fault that hits this request, if any; unknown routes are left alone. */
	enter(target: FaultTarget, exchange: Exchange): FaultRule | undefined {
		const { server, route } = target;
		const open = this.requests.begin({ server, route, ...exchange });
		if (!this.routes.has(server, route)) return undefined;
		const hit = this.faults.pick(target, open.number);
		if (hit) open.fault = { rule: hit.index, kind: hit.rule.fault };
		return hit?.rule;
	}
}
