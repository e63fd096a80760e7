import { mapConcurrently } from '../../flow/pool';
import { ConfigurationError } from '../../flow/syncError';
import type { RunKeys } from '../keys';
import type { OwnPart } from '../parts/stepIndex';
import type { StepContext } from '../step';
import type { Store } from '../store';
import { parseLedgerEntry } from './ledgerEntry';
import { PartLedger } from './partLedger';
import { parsePartResult, type PartResult } from './partResult';
import { strangeObject } from './strangeObject';

/** What of a part that was recorded under it: whose rows, and to whom they went. */
interface Stamp {
	readonly target: string;
	readonly sha256: string;
}

/** A part with what earlier deliveries recorded of it. */
export interface RecordedPart {
	/** From 1, as its ledger and its result are numbered. */
	readonly number: number;
	readonly part: OwnPart;
	/** How many entries its ledger has. */
	readonly entries: number;
	/** Only where there are entries, and no result. */
	readonly ledger?: PartLedger;
	/** Its rows have all been dealt with. */
	readonly result?: PartResult;
	readonly stamps: readonly Stamp[];
}

/** Objects read at the same time. */
const readsAtOnce = 8;

/**
 * What earlier deliveries recorded of each part, in the order of the parts. Two listings tell which
 * parts there is anything to read of.
 *
 * @throws ConfigurationError when something is there that no delivery of these parts wrote, or
 * entries are missing.
 */
export async function recordedParts(
	{ store, keys, signal }: StepContext,
	parts: readonly OwnPart[],
): Promise<readonly RecordedPart[]> {
	const entries = await entriesOfParts(store, keys, parts.length, signal);
	const results = await partsWithResult(store, keys, parts.length, signal);
	const read = async ([place, part]: [number, OwnPart]): Promise<RecordedPart> => {
		const number = place + 1;
		const known = { number, part, entries: entries.get(number) ?? 0 };
		if (results.has(number)) return await withResult(store, keys, known, signal);
		if (known.entries > 0) return await withLedger(store, keys, known, signal);
		return { ...known, stamps: [] };
	};
	const all: RecordedPart[] = [];
	for await (const recorded of mapConcurrently(numbered(parts), readsAtOnce, read)) {
		all.push(recorded);
	}
	return all.sort((one, other) => one.number - other.number);
}

async function* numbered(parts: readonly OwnPart[]): AsyncGenerator<[number, OwnPart]> {
	yield* parts.entries();
}

/** How many entries each part's ledger has; a listing is in the order of its keys. */
async function entriesOfParts(
	store: Store,
	keys: RunKeys,
	parts: number,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, number>> {
	const begins = partsByKey(parts, (part) => keys.ledgerEntry(part, 1));
	const entries = new Map<number, number>();
	let part = 0;
	for await (const { key } of store.list(keys.ledgerFolder(), signal)) {
		part = begins.get(key) ?? part;
		const entry = (entries.get(part) ?? 0) + 1;
		if (part === 0 || key !== keys.ledgerEntry(part, entry)) throw strangeObject(key);
		entries.set(part, entry);
	}
	return entries;
}

async function partsWithResult(
	store: Store,
	keys: RunKeys,
	parts: number,
	signal: AbortSignal | undefined,
): Promise<ReadonlySet<number>> {
	const results = partsByKey(parts, (part) => keys.result(part));
	const found = new Set<number>();
	for await (const { key } of store.list(keys.resultsFolder(), signal)) {
		const part = results.get(key);
		if (part === undefined) throw strangeObject(key);
		found.add(part);
	}
	return found;
}

const partsByKey = (parts: number, keyOf: (part: number) => string): ReadonlyMap<string, number> =>
	new Map(Array.from({ length: parts }, (_, place) => [keyOf(place + 1), place + 1]));

type KnownPart = Pick<RecordedPart, 'number' | 'part' | 'entries'>;

async function withResult(
	store: Store,
	keys: RunKeys,
	known: KnownPart,
	signal: AbortSignal | undefined,
): Promise<RecordedPart> {
	const key = keys.result(known.number);
	const result = parsePartResult(key, await textOf(store, key, signal));
	return { ...known, result, stamps: [result] };
}

async function withLedger(
	store: Store,
	keys: RunKeys,
	known: KnownPart,
	signal: AbortSignal | undefined,
): Promise<RecordedPart> {
	const ledger = new PartLedger(known.part);
	const stamps: Stamp[] = [];
	for (let number = 1; number <= known.entries; number += 1) {
		const key = keys.ledgerEntry(known.number, number);
		const entry = parseLedgerEntry(key, await textOf(store, key, signal));
		stamps.push({ target: entry.target, sha256: entry.sha256 });
		ledger.apply(entry);
	}
	return { ...known, ledger, stamps };
}

async function textOf(store: Store, key: string, signal: AbortSignal | undefined): Promise<string> {
	const stored = await store.getText(key, signal);
	if (!stored) throw strangeObject(key);
	return stored.text;
}

/**
 * Makes sure that what was recorded is of these rows, for this target, and not closed.
 *
 * @throws ConfigurationError when it is not.
 */
export function requireSameDelivery(
	runId: string,
	recorded: readonly RecordedPart[],
	target: string,
): void {
	for (const { part, result, stamps } of recorded) {
		const other = stamps.find((stamp) => stamp.target !== target);
		if (other) {
			throw new ConfigurationError(
				`Rows of run '${runId}' were sent to '${other.target}' already, and this node sends to '${target}': start the goal again with 'Begin Run', or use the credential that the run began with.`,
			);
		}
		if (stamps.some(({ sha256 }) => sha256 !== part.sha256)) {
			throw new ConfigurationError(
				`Part '${part.key}' holds other rows than those that run '${runId}' has sent already: start the goal again with 'Begin Run', which closes this run as partial and reads anew.`,
			);
		}
		if (result && result.notSent > 0) {
			throw new ConfigurationError(
				`Run '${runId}' was closed before all of its rows were sent: start the goal again with 'Begin Run'.`,
			);
		}
	}
}
