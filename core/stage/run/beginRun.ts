import { ConfigurationError } from '../../flow/syncError';
import { ConnectionKeys, type GoalName } from '../keys';
import { keepLease, type Lease } from '../lease/keepLease';
import type { LeaseContext } from '../lease/leaseContext';
import type { HeldLease } from '../lease/seize';
import { LeaseHeldError } from '../lease/leaseErrors';
import { takeToBegin } from '../lease/takeLease';
import { probeConditions } from '../conditionsProbe';
import type { BeginWish } from './decideBegin';
import type { GoalType } from './reference';
import type { StagedRun } from './runFile';
import type { RunStage } from './runStage';
import { RunStart } from './runStart';

/** What a run is begun with. */
export interface BeginRequest extends GoalName, BeginWish {
	readonly goalType: GoalType;
	readonly executionId: string;
	/** The user's word for it that no other n8n runs the connection. */
	readonly onlyOneN8n: boolean;
}

/** Where a run is begun. */
export interface BeginStage extends RunStage {
	readonly signal?: AbortSignal;
	/** How long a lease must stay as it is to be free, in ms. */
	readonly leaseTtlMs?: number;
}

/** A run that was begun or is gone on with, and the connection's lease for it. */
export interface BegunRun {
	readonly run: StagedRun;
	readonly lease: Lease;
	readonly resumed: boolean;
}

/**
 * Begins a run of a goal or goes on with its unfinished one. An unfinished run that does not go on
 * is closed as partial first.
 *
 * @returns `undefined` when only an unfinished run was wanted and there is none, or it is running.
 * @throws LeaseHeldError when a goal of the connection is running.
 * @throws ConfigurationError when the store keeps no two writers apart, or the unfinished run is
 * not whole any more.
 */
export async function beginRun(
	stage: BeginStage,
	request: BeginRequest,
): Promise<BegunRun | undefined> {
	const { store, stageFolder, clock, signal, leaseTtlMs } = stage;
	const conditional = await conditionsOf(stage, request);
	const keys = new ConnectionKeys(stageFolder, request.connection);
	const context = { store, keys, signal, conditional, clock, ttlMs: leaseTtlMs };
	const start = new RunStart(stage, request, conditional);
	const held = await takenLease(context, request, start);
	if (!held) return undefined;
	const lease = keepLease(context, held);
	try {
		return { ...(await start.complete(lease)), lease };
	} catch (error) {
		await lease.release();
		throw error;
	}
}

async function conditionsOf(
	{ store, stageFolder, signal }: BeginStage,
	{ onlyOneN8n }: BeginRequest,
): Promise<boolean> {
	const { conditional } = await probeConditions(store, stageFolder, signal);
	if (conditional || onlyOneN8n) return conditional;
	throw new ConfigurationError(
		`The S3 server at ${store.endpoint} ignores conditions, so it cannot keep two runs apart: turn on 'Only One n8n Runs This Connection' if that is so, or use a server that obeys conditional writes.`,
	);
}

async function takenLease(
	context: LeaseContext,
	request: BeginRequest,
	start: RunStart,
): Promise<HeldLease | undefined> {
	try {
		return await takeToBegin(context, start);
	} catch (error) {
		if (!(error instanceof LeaseHeldError)) throw error;
		await start.takeBack();
		if (request.onlyIfUnfinished) return undefined;
		throw error;
	}
}
