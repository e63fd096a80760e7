/** A signal to be released when it is not needed any more. */
export interface LastingSignal {
	readonly signal: AbortSignal | undefined;
	readonly release: () => void;
}

/** A signal that follows another one some milliseconds later, with the same reason. */
export function lastingSignal(signal: AbortSignal | undefined, ms: number): LastingSignal {
	if (!signal) return { signal, release: () => undefined };
	const late = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const begin = (): void => {
		timer = setTimeout(() => late.abort(signal.reason), ms);
	};
	if (signal.aborted) begin();
	else signal.addEventListener('abort', begin, { once: true });
	const release = (): void => {
		clearTimeout(timer);
		signal.removeEventListener('abort', begin);
	};
	return { signal: late.signal, release };
}
