using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// The figures of docs/benchmarks.md that are times of our own code: ./build.sh bench [FILTER]. What must hold whatever the machine (ratios,
// growth with the number of nodes) is asserted by the explicit tests of classes named *Benchmark. In this process: nothing is built anew
// for it.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
