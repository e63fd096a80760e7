import { addCounts, addKinds, noCounts } from '../../report/counts';
import type { OwnPart } from '../parts/stepIndex';
import type { StepContext } from '../step';
import type { DeliveryResult } from './deliverParts';
import { interruptedRows } from './interruptedRows';
import { PartDelivery } from './partDelivery';
import { resultOf, type PartResult } from './partResult';
import { recordedParts, type RecordedPart } from './recordedParts';

/** What is known of an interrupted delivery. */
export interface DeliveredSoFar extends DeliveryResult {
	/** Rows that never left. */
	readonly notSent: number;
}

type Ends = Pick<PartResult, 'counts' | 'reasons' | 'notSent'>;

/**
 * What has been delivered so far, from results and ledgers; sends and writes nothing. Rows that
 * were on their way and never settled are unknown.
 *
 * @throws ConfigurationError when something is there that no delivery of these parts wrote.
 */
export async function deliveredSoFar(
	context: StepContext,
	parts: readonly OwnPart[],
): Promise<DeliveredSoFar> {
	return sumOf((await recordedParts(context, parts)).map(endsOf));
}

/**
 * Closes a delivery that will not go on: parts on their way get their lists of rejected and unknown
 * rows and their result, as far as they came, and can not be sent any further.
 *
 * @throws ConfigurationError when something is there that no delivery of these parts wrote.
 * @throws PassingError when another execution is still sending.
 */
export async function closeDelivery(
	context: StepContext,
	parts: readonly OwnPart[],
): Promise<DeliveredSoFar> {
	const ends: Ends[] = [];
	for (const recorded of await recordedParts(context, parts)) {
		ends.push(recorded.ledger ? await closePart(context, recorded) : endsOf(recorded));
	}
	return sumOf(ends);
}

async function closePart(context: StepContext, recorded: RecordedPart): Promise<PartResult> {
	const { store, keys, signal } = context;
	const target = recorded.stamps.at(0)?.target ?? '';
	const ports = { store, keys, target, signal, recordSignal: signal, send: sendNothing };
	const part = new PartDelivery(ports, recorded);
	await part.endEarlier();
	return await part.close();
}

async function sendNothing(): Promise<never> {
	throw new TypeError('A delivery that is being closed sends nothing');
}

function endsOf({ part, ledger, result }: RecordedPart): Ends {
	if (result) return result;
	if (!ledger) return { counts: noCounts, reasons: {}, notSent: part.rows };
	ledger.settle(interruptedRows(ledger));
	return resultOf(ledger, '');
}

const sumOf = (all: readonly Ends[]): DeliveredSoFar =>
	all.reduce<DeliveredSoFar>(
		(sum, { counts, reasons, notSent }) => ({
			counts: addCounts(sum.counts, counts),
			reasons: addKinds(sum.reasons, reasons),
			notSent: sum.notSent + notSent,
		}),
		{ counts: noCounts, reasons: {}, notSent: 0 },
	);
