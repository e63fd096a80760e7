import type { Clock } from '../../../../../core/flow/clock';
import type { VirtualTime } from './virtualTime';

const startMs = Date.parse('2026-11-22T21:00:00.000Z');

/** How a machine's clocks differ from the others'. */
export interface MachineClocks {
	/** Of the wall clock. */
	readonly skewMs: number;
	/** Monotonic milliseconds in a real one. */
	readonly rate: number;
}

/** What happens to a machine at one of its calls. */
export interface Fault {
	/** The number of the call, from 1. */
	readonly call: number;
	/**
	 * `crash`: the process ends, another is started later. `freeze`: the process stands still.
	 * `suspend`: the machine does, and its monotonic clock with it.
	 */
	readonly kind: 'crash' | 'freeze' | 'suspend';
	readonly ms: number;
	/** Whether the call has left before; one that has not leaves when the machine wakes. */
	readonly afterSending: boolean;
}

/** A machine with its own clocks, on which one process runs at a time. */
export class Machine implements Clock {
	/** Rises with every crash: what an earlier process waited for never comes. */
	private process = 1;
	private isDown = false;
	private wakesAtMs = 0;
	private suspendedMs = 0;
	private suspension = { fromMs: 0, ms: 0 };
	private calls = 0;
	private readonly faults: readonly Fault[];

	constructor(
		private readonly time: VirtualTime,
		private readonly clocks: MachineClocks,
		faults: readonly Fault[],
		private readonly restarted: () => void,
	) {
		this.faults = [...faults].sort((one, other) => one.call - other.call);
	}

	now(): Date {
		return new Date(startMs + this.time.nowMs + this.clocks.skewMs);
	}

	monotonicMs(): number {
		const { fromMs, ms } = this.suspension;
		const stoodStillMs = this.suspendedMs + Math.min(ms, this.time.nowMs - fromMs);
		return (this.time.nowMs - stoodStillMs) * this.clocks.rate;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		const untilMs = this.monotonicMs() + Math.max(1, ms);
		await new Promise<void>((resolve, reject) => {
			const stop = () => reject(signal?.reason);
			const isStopped = () => signal?.aborted ?? false;
			signal?.addEventListener('abort', stop, { once: true });
			const look = () => {
				const leftMs = untilMs - this.monotonicMs();
				if (leftMs > 0.001) return this.after(leftMs / this.clocks.rate, look, isStopped);
				signal?.removeEventListener('abort', stop);
				resolve();
			};
			look();
		});
	}

	/** Does something on this machine after a time, when it is awake, unless its process ended. */
	after(ms: number, action: () => void, isCalledOff?: () => boolean): void {
		this.inThisProcess()(ms, action, isCalledOff);
	}

	/** The same for the process of now, whenever it is called. */
	inThisProcess(): Machine['after'] {
		const { process, isDown } = this;
		return (ms, action, isCalledOff) => {
			const look = () => {
				if (isDown || process !== this.process) return;
				if (this.time.nowMs >= this.wakesAtMs) return action();
				this.time.at(this.wakesAtMs, look, isCalledOff);
			};
			this.time.at(this.time.nowMs + ms, look, isCalledOff);
		};
	}

	/** Sends a call; what is to happen to the machine at this call happens. */
	send(call: () => void, leavesAtOnce: boolean): void {
		if (this.isDown) return;
		this.calls += 1;
		const fault = this.faults.find(({ call: number }) => number === this.calls);
		if (!fault) return call();
		if (fault.afterSending || leavesAtOnce) call();
		else this.after(0, call);
		if (fault.kind === 'crash') this.crash(fault.ms);
		else this.stand(fault.kind, fault.ms);
	}

	private crash(ms: number): void {
		this.process += 1;
		this.isDown = true;
		this.time.at(this.time.nowMs + ms, () => {
			this.isDown = false;
			this.restarted();
		});
	}

	private stand(kind: 'freeze' | 'suspend', ms: number): void {
		const { nowMs } = this.time;
		if (nowMs < this.wakesAtMs) return;
		this.wakesAtMs = nowMs + ms;
		if (kind === 'freeze') return;
		this.suspendedMs += this.suspension.ms;
		this.suspension = { fromMs: nowMs, ms };
	}
}
