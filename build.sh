#!/usr/bin/env bash
# ./build.sh setup|build|test [--all] [--filter CLASS]|demo|publish
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
verb=${1:-help}
[ $# -gt 0 ] && shift
trtc() { dotnet artifacts/bin/Trtc/release/trtc.dll "$@"; }

need() { # COMMAND PACKAGE: installs a Debian package when a command is missing
  command -v "$1" >/dev/null 2>&1 && return
  install_packages "$2"
}

install_packages() {
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  command -v apt-get >/dev/null 2>&1 || { echo "please install: $*" >&2; exit 3; }
  $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need_dotnet() { # the SDK that global.json names: an installed one, else Microsoft's own script puts it under artifacts/
  command -v dotnet >/dev/null 2>&1 && dotnet --version >/dev/null 2>&1 && return
  export DOTNET_ROOT=$PWD/artifacts/dotnet
  export PATH=$DOTNET_ROOT:$PATH
  dotnet --version >/dev/null 2>&1 && return
  need curl curl
  mkdir -p artifacts
  curl -fsSL https://dot.net/v1/dotnet-install.sh -o artifacts/dotnet-install.sh && bash artifacts/dotnet-install.sh --jsonfile global.json --install-dir "$DOTNET_ROOT" \
    || { echo "the .NET 10 SDK is missing and could not be fetched: https://dotnet.microsoft.com/download" >&2; exit 3; }
}

setup() {
  need_dotnet
  need g++ g++
  need cmake cmake
  command -v strace >/dev/null 2>&1 || install_packages strace
  need clang-14 clang-14
  ldconfig -p | grep -q libclang-14.so.1 || install_packages libclang1-14 libclang-common-14-dev
  build
  trtc sdk list | grep -q '^tensorrt' && return
  local packages=${TRTC_PACKAGES:-../shared/packages} wheel
  wheel=$(ls "$packages"/tensorrt_rtx_*libs-*.whl 2>/dev/null | tail -n 1 || true)
  if [ -n "$wheel" ]; then trtc sdk install tensorrt-rtx --from "$wheel"; else trtc sdk install tensorrt-rtx || echo "no TensorRT could be installed" >&2; fi
}

build() { dotnet build TrtCompiler.sln -c Release -v quiet --nologo "$@"; }

run_tests() {
  setup
  dotnet artifacts/bin/Trtc.Tests.Run/release/Trtc.Tests.Run.dll artifacts/test-results "$@" \
    artifacts/bin/Trtc.Tests.Pure/release/Trtc.Tests.Pure.dll artifacts/bin/Trtc.Tests.Fuzz/release/Trtc.Tests.Fuzz.dll artifacts/bin/Trtc.Tests.Fake/release/Trtc.Tests.Fake.dll \
    artifacts/bin/Trtc.Tests.Sdk/release/Trtc.Tests.Sdk.dll artifacts/bin/Trtc.Tests.Gpu/release/Trtc.Tests.Gpu.dll
}

publish() {
  local linker=()
  need_dotnet
  [ -e /usr/include/zlib.h ] || install_packages zlib1g-dev
  command -v clang >/dev/null 2>&1 || linker=(-p:CppCompilerAndLinker=gcc)
  dotnet publish src/Trtc -c Release -r "${1:-linux-x64}" -v quiet --nologo -o "artifacts/publish/${1:-linux-x64}" "${linker[@]}"
  ls -l "artifacts/publish/${1:-linux-x64}/trtc"
}

demo() {
  setup
  mkdir -p artifacts/demo
  cp samples/digits/digits.onnx artifacts/demo/
  trtc build artifacts/demo/digits.onnx --profile 1x1x32x32:64x1x32x32 || { code=$?; echo "demo: the model was read and checked; the engine was not built (exit code $code)" >&2; exit "$code"; }
  echo "engine   artifacts/demo/digits.engine"
  echo "report   artifacts/demo/digits.report.json"
}

case $verb in
  setup) setup ;;
  build) build "$@" ;;
  test) run_tests "$@" ;;
  demo) demo ;;
  publish) publish "$@" ;;
  *) sed -n 2p "$0"; exit 2 ;;
esac
