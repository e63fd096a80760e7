import { PassingError } from '../../../../core/flow/syncError';
import type { StoredText } from '../../../../core/stage/store';
import { MemoryStore } from '../memoryStore';

/** What becomes of a call: `lost` never arrives, `unanswered` arrives without an answer. */
export type Fate = 'fine' | 'lost' | 'unanswered' | 'hanging';

/** A store in memory that is reached badly: each call meets its fate. */
export class LossyStore extends MemoryStore {
	writes: () => Fate = () => 'fine';
	reads: () => Fate = () => 'fine';
	/** What every write of now demanded of the object. */
	readonly conditions: unknown[] = [];

	override async getText(key: string, signal?: AbortSignal): Promise<StoredText | undefined> {
		const look = async () => await super.getText(key, signal);
		return await this.meet(this.reads(), look, signal);
	}

	override async putText(
		...[key, text, options]: Parameters<MemoryStore['putText']>
	): ReturnType<MemoryStore['putText']> {
		this.conditions.push(options?.condition);
		const put = async () => await super.putText(key, text, options);
		return await this.meet(this.writes(), put, options?.signal);
	}

	private async meet<T>(
		fate: Fate,
		call: () => Promise<T>,
		signal: AbortSignal | undefined,
	): Promise<T> {
		if (fate === 'fine') return await call();
		if (fate === 'unanswered') await call();
		if (fate === 'hanging') await aborted(signal);
		throw new PassingError('No answer came: run again later.');
	}
}

async function aborted(signal: AbortSignal | undefined): Promise<never> {
	return await new Promise((_resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
}
