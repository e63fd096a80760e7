import { Ring } from '../http/ring';
import { Random } from '../people/random';
import type { FaultKind, FaultPlan, FaultRule } from './faultPlan';
import type { FaultServer } from './faultServer';

/** What a rule looks at. */
export interface FaultTarget {
	readonly server: FaultServer;
	readonly route: string;
	/** The object's key, for requests to S3 that name one. */
	readonly key?: string;
}

/** A rule that fires, with its place in the plan. */
export interface Hit {
	readonly index: number;
	readonly rule: FaultRule;
}

/** A fault that hit a request. */
export interface LoggedFault {
	/** Counts from 1. */
	readonly number: number;
	/** As ISO 8601. */
	readonly at: string;
	readonly server: FaultServer;
	readonly route: string;
	readonly kind: FaultKind;
	/** The rule's place in the plan, from 0. */
	readonly rule: number;
	/** The request's number in the request log. */
	readonly request: number;
}

function fits(rule: FaultRule, { server, route, key }: FaultTarget): boolean {
	if (rule.server !== server) return false;
	if (rule.route !== undefined && rule.route !== route) return false;
	return rule.keyContains === undefined || key?.includes(rule.keyContains) === true;
}

/** Whether the rule with this place in a plan fires at the n-th request that it fits. */
export function fires(seed: number, { index, rule: { when } }: Hit, nth: number): boolean {
	if ('at' in when) return when.at.includes(nth);
	const ruleSeed = new Random(seed, index).uint32();
	return new Random(ruleSeed, nth).chance(when.probability);
}

/** Picks the fault for each request by a plan, and remembers which were picked. */
export class Faults {
	private readonly log: Ring<LoggedFault>;
	private fitting: number[] = [];
	private picked = 0;

	constructor(
		private plan: FaultPlan,
		logSize: number,
	) {
		this.log = new Ring(logSize);
	}

	get current(): FaultPlan {
		return this.plan;
	}

	/** Follows another plan from now on; its rules count requests from 1. */
	follow(plan: FaultPlan): void {
		this.plan = plan;
		this.fitting = [];
	}

	/** The first rule that fires; every rule that fits counts the request all the same. */
	pick(target: FaultTarget, request: number): Hit | undefined {
		let picked: Hit | undefined;
		for (const [index, rule] of this.plan.rules.entries()) {
			if (!fits(rule, target)) continue;
			const nth = (this.fitting[index] ?? 0) + 1;
			this.fitting[index] = nth;
			if (!picked && fires(this.plan.seed, { index, rule }, nth)) picked = { index, rule };
		}
		if (picked) this.note(picked, target, request);
		return picked;
	}

	/** The last faults, oldest first. */
	last(): readonly LoggedFault[] {
		return this.log.toArray();
	}

	forget(): void {
		this.log.clear();
		this.picked = 0;
	}

	private note({ index, rule }: Hit, { server, route }: FaultTarget, request: number): void {
		this.picked += 1;
		const at = new Date().toISOString();
		const { fault: kind } = rule;
		this.log.push({ number: this.picked, at, server, route, kind, rule: index, request });
	}
}
