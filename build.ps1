# ./build.ps1 setup|build|test [--all] [--filter CLASS]|demo|publish
param([Parameter(Position = 0)][string]$Verb = 'help', [Parameter(ValueFromRemainingArguments)][string[]]$Rest = @())
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

function Trtc { dotnet artifacts/bin/Trtc/release/trtc.dll @args }
function Stop-OnError { if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE } }

function Build { dotnet build TrtCompiler.sln -c Release -v quiet --nologo @args; Stop-OnError }

function Setup {
    Build
    if ((Trtc sdk list) -match '^tensorrt') { return }
    $packages = if ($env:TRTC_PACKAGES) { $env:TRTC_PACKAGES } else { '../shared/packages' }
    $wheel = Get-ChildItem "$packages/tensorrt_rtx_*libs-*.whl" -ErrorAction SilentlyContinue | Select-Object -Last 1
    if ($wheel) { Trtc sdk install tensorrt-rtx --from $wheel.FullName; Stop-OnError } else { Trtc sdk install tensorrt-rtx }
}

function Test {
    Setup
    dotnet artifacts/bin/Trtc.Tests.Run/release/Trtc.Tests.Run.dll artifacts/test-results @args
    Stop-OnError
}

function Publish {
    $rid = if ($args.Count) { $args[0] } elseif ($IsWindows) { 'win-x64' } else { 'linux-x64' }
    dotnet publish src/Trtc -c Release -r $rid -v quiet --nologo -o "artifacts/publish/$rid"
    Stop-OnError
}

function Demo {
    Setup
    New-Item -ItemType Directory -Force artifacts/demo | Out-Null
    Copy-Item samples/digits/digits.onnx artifacts/demo/
    Trtc build artifacts/demo/digits.onnx --profile 1x1x32x32:64x1x32x32
    Stop-OnError
    'engine   artifacts/demo/digits.engine'
    'report   artifacts/demo/digits.report.json'
}

switch ($Verb) {
    'setup' { Setup }
    'build' { Build @Rest }
    'test' { Test @Rest }
    'demo' { Demo }
    'publish' { Publish @Rest }
    default { (Get-Content $PSCommandPath -TotalCount 1).TrimStart('# '); exit 2 }
}
