import { EventEmitter } from "events";

type Task = { readonly due: number; readonly run: () => void };

/**
 * The time that Spaces live by: as fast as the wall's by default, sped up, held, or pushed forward. What is due runs in
 * order, even when much time passes at once.
 */
export class Clock {
  /** Emits `change` when its speed is another one. */
  public readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly tasks: Task[] = [];
  private wallStart = performance.now();
  private start = 0;
  private timer?: NodeJS.Timeout;

  /** @param factor seconds of this clock in one second of the wall's; 0 holds it */
  constructor(private factor = 1) {}

  public get speed(): number {
    return this.factor;
  }

  public set speed(factor: number) {
    this.start = this.now();
    this.wallStart = performance.now();
    this.factor = factor;
    this.rearm();
    this.changes.emit("change");
  }

  /** Milliseconds since the clock was made. */
  public now(): number {
    return this.start + (performance.now() - this.wallStart) * this.factor;
  }

  /** Runs `run` once `seconds` have passed. Returns what cancels it. */
  public after(seconds: number, run: () => void): () => void {
    const task: Task = { due: this.now() + seconds * 1000, run };
    const later = this.tasks.findIndex(({ due }) => due > task.due);
    this.tasks.splice(later < 0 ? this.tasks.length : later, 0, task);
    this.rearm();
    return () => {
      const index = this.tasks.indexOf(task);
      if (index >= 0) this.tasks.splice(index, 1);
    };
  }

  /** Pushes the clock forward, and runs what that makes due. */
  public advance(seconds: number): void {
    const target = this.now() + seconds * 1000;
    for (let [next] = this.tasks; next && next.due <= target; [next] = this.tasks) {
      this.tasks.shift();
      // What it schedules counts from when it was due, not from the end of the jump.
      this.start = Math.max(next.due, this.start);
      this.wallStart = performance.now();
      next.run();
    }
    this.start = target;
    this.wallStart = performance.now();
    this.rearm();
  }

  /** Runs what is due by now; timers may be late. */
  public catchUp(): void {
    const [next] = this.tasks;
    if (next && next.due <= this.now()) this.advance(0);
  }

  public stop(): void {
    clearTimeout(this.timer);
    this.tasks.length = 0;
  }

  private rearm(): void {
    clearTimeout(this.timer);
    const [next] = this.tasks;
    if (!next || this.factor === 0) return;
    const wait = Math.max(0, (next.due - this.now()) / this.factor);
    // Longer time-outs overflow; the timer is set again then.
    this.timer = setTimeout(() => this.advance(0), Math.min(wait, 2 ** 31 - 1));
    this.timer.unref();
  }
}
