/** Takes files away again some time after they were written. */
export class FileRemoval {
	private readonly timers = new Set<NodeJS.Timeout>();

	constructor(private readonly remove: (key: string) => Promise<void>) {}

	schedule(key: string, afterSeconds: number): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			this.remove(key).catch(() => {
				// Somebody else has taken the file or the bucket away.
			});
		}, afterSeconds * 1000);
		this.timers.add(timer.unref());
	}

	/** Leaves the files that are still there. */
	close(): void {
		for (const timer of this.timers) clearTimeout(timer);
	}
}
