/**
 * Run in a page before its own scripts. React tells its developer tools of each commit, in production too. Its `Profiler`
 * would count in the profiling build alone, which writes a performance entry for each rendering of each component: of the
 * time that is to be measured, those take a third.
 */
export function countCommits(): void {
  let commits = 0
  Object.assign(globalThis, {
    commitCount: () => commits,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: () => (commits += 1),
      onCommitFiberUnmount: () => undefined,
    },
  })
}
