// generated: interop-gen 2; headers sha256 f0e7e2b265a35cebd07b9bef04e10c93971df67f69d76dbfd5d5808d5e983af5; tensorrt-10.0
// The binary interface of tensorrt-10.0: slots, sizes and values; nothing of its behaviour.
#pragma once

#include <cstddef>
#include <cstdint>

namespace trt
{
enum class DataType : int32_t
{
    kFLOAT = 0,
    kHALF = 1,
    kINT8 = 2,
    kINT32 = 3,
    kBOOL = 4,
    kUINT8 = 5,
    kFP8 = 6,
    kBF16 = 7,
    kINT64 = 8,
    kINT4 = 9,
};

enum class TensorFormat : int32_t
{
    kLINEAR = 0,
    kCHW2 = 1,
    kHWC8 = 2,
    kCHW4 = 3,
    kCHW16 = 4,
    kCHW32 = 5,
    kDHWC8 = 6,
    kCDHW32 = 7,
    kHWC = 8,
    kDLA_LINEAR = 9,
    kDLA_HWC4 = 10,
    kHWC16 = 11,
    kDHWC = 12,
};

enum class APILanguage : int32_t
{
    kCPP = 0,
    kPYTHON = 1,
};

enum class AllocatorFlag : int32_t
{
    kRESIZABLE = 0,
};

enum class LoggerSeverity : int32_t
{
    kINTERNAL_ERROR = 0,
    kERROR = 1,
    kWARNING = 2,
    kINFO = 3,
    kVERBOSE = 4,
};

enum class ErrorCode : int32_t
{
    kSUCCESS = 0,
    kUNSPECIFIED_ERROR = 1,
    kINTERNAL_ERROR = 2,
    kINVALID_ARGUMENT = 3,
    kINVALID_CONFIG = 4,
    kFAILED_ALLOCATION = 5,
    kFAILED_INITIALIZATION = 6,
    kFAILED_EXECUTION = 7,
    kFAILED_COMPUTATION = 8,
    kINVALID_STATE = 9,
    kUNSUPPORTED_STATE = 10,
};

enum class TensorIOMode : int32_t
{
    kNONE = 0,
    kINPUT = 1,
    kOUTPUT = 2,
};

enum class PluginVersion : uint8_t
{
    kV2 = 0,
    kV2_EXT = 1,
    kV2_IOEXT = 2,
    kV2_DYNAMICEXT = 3,
    kV2_DYNAMICEXT_PYTHON = 67,
};

enum class PluginCreatorVersion : int32_t
{
    kV1 = 0,
    kV1_PYTHON = 64,
};

enum class PluginFieldType : int32_t
{
    kFLOAT16 = 0,
    kFLOAT32 = 1,
    kFLOAT64 = 2,
    kINT8 = 3,
    kINT16 = 4,
    kINT32 = 5,
    kCHAR = 6,
    kDIMS = 7,
    kUNKNOWN = 8,
    kBF16 = 9,
    kINT64 = 10,
    kFP8 = 11,
};

enum class PluginCapabilityType : int32_t
{
    kCORE = 0,
    kBUILD = 1,
    kRUNTIME = 2,
};

enum class TensorRTPhase : int32_t
{
    kBUILD = 0,
    kRUNTIME = 1,
};

enum class EngineCapability : int32_t
{
    kSTANDARD = 0,
    kSAFETY = 1,
    kDLA_STANDALONE = 2,
};

enum class DimensionOperation : int32_t
{
    kSUM = 0,
    kPROD = 1,
    kMAX = 2,
    kMIN = 3,
    kSUB = 4,
    kEQUAL = 5,
    kLESS = 6,
    kFLOOR_DIV = 7,
    kCEIL_DIV = 8,
};

enum class TensorLocation : int32_t
{
    kDEVICE = 0,
    kHOST = 1,
};

enum class WeightsRole : int32_t
{
    kKERNEL = 0,
    kBIAS = 1,
    kSHIFT = 2,
    kSCALE = 3,
    kCONSTANT = 4,
    kANY = 5,
};

enum class DeviceType : int32_t
{
    kGPU = 0,
    kDLA = 1,
};

enum class TempfileControlFlag : int32_t
{
    kALLOW_IN_MEMORY_FILES = 0,
    kALLOW_TEMPORARY_FILES = 1,
};

enum class OptProfileSelector : int32_t
{
    kMIN = 0,
    kOPT = 1,
    kMAX = 2,
};

enum class TacticSource : int32_t
{
    kCUBLAS = 0,
    kCUBLAS_LT = 1,
    kCUDNN = 2,
    kEDGE_MASK_CONVOLUTIONS = 3,
    kJIT_CONVOLUTIONS = 4,
};

enum class ProfilingVerbosity : int32_t
{
    kLAYER_NAMES_ONLY = 0,
    kNONE = 1,
    kDETAILED = 2,
};

enum class SerializationFlag : int32_t
{
    kEXCLUDE_WEIGHTS = 0,
    kEXCLUDE_LEAN_RUNTIME = 1,
};

enum class ExecutionContextAllocationStrategy : int32_t
{
    kSTATIC = 0,
    kON_PROFILE_CHANGE = 1,
    kUSER_MANAGED = 2,
};

enum class LayerInformationFormat : int32_t
{
    kONELINE = 0,
    kJSON = 1,
};

enum class LayerType : int32_t
{
    kCONVOLUTION = 0,
    kCAST = 1,
    kACTIVATION = 2,
    kPOOLING = 3,
    kLRN = 4,
    kSCALE = 5,
    kSOFTMAX = 6,
    kDECONVOLUTION = 7,
    kCONCATENATION = 8,
    kELEMENTWISE = 9,
    kPLUGIN = 10,
    kUNARY = 11,
    kPADDING = 12,
    kSHUFFLE = 13,
    kREDUCE = 14,
    kTOPK = 15,
    kGATHER = 16,
    kMATRIX_MULTIPLY = 17,
    kRAGGED_SOFTMAX = 18,
    kCONSTANT = 19,
    kIDENTITY = 20,
    kPLUGIN_V2 = 21,
    kSLICE = 22,
    kSHAPE = 23,
    kPARAMETRIC_RELU = 24,
    kRESIZE = 25,
    kTRIP_LIMIT = 26,
    kRECURRENCE = 27,
    kITERATOR = 28,
    kLOOP_OUTPUT = 29,
    kSELECT = 30,
    kFILL = 31,
    kQUANTIZE = 32,
    kDEQUANTIZE = 33,
    kCONDITION = 34,
    kCONDITIONAL_INPUT = 35,
    kCONDITIONAL_OUTPUT = 36,
    kSCATTER = 37,
    kEINSUM = 38,
    kASSERTION = 39,
    kONE_HOT = 40,
    kNON_ZERO = 41,
    kGRID_SAMPLE = 42,
    kNMS = 43,
    kREVERSE_SEQUENCE = 44,
    kNORMALIZATION = 45,
    kPLUGIN_V3 = 46,
};

enum class ActivationType : int32_t
{
    kRELU = 0,
    kSIGMOID = 1,
    kTANH = 2,
    kLEAKY_RELU = 3,
    kELU = 4,
    kSELU = 5,
    kSOFTSIGN = 6,
    kSOFTPLUS = 7,
    kCLIP = 8,
    kHARD_SIGMOID = 9,
    kSCALED_TANH = 10,
    kTHRESHOLDED_RELU = 11,
    kGELU_ERF = 12,
    kGELU_TANH = 13,
};

enum class PaddingMode : int32_t
{
    kEXPLICIT_ROUND_DOWN = 0,
    kEXPLICIT_ROUND_UP = 1,
    kSAME_UPPER = 2,
    kSAME_LOWER = 3,
};

enum class PoolingType : int32_t
{
    kMAX = 0,
    kAVERAGE = 1,
    kMAX_AVERAGE_BLEND = 2,
};

enum class ScaleMode : int32_t
{
    kUNIFORM = 0,
    kCHANNEL = 1,
    kELEMENTWISE = 2,
};

enum class ElementWiseOperation : int32_t
{
    kSUM = 0,
    kPROD = 1,
    kMAX = 2,
    kMIN = 3,
    kSUB = 4,
    kDIV = 5,
    kPOW = 6,
    kFLOOR_DIV = 7,
    kAND = 8,
    kOR = 9,
    kXOR = 10,
    kEQUAL = 11,
    kGREATER = 12,
    kLESS = 13,
};

enum class GatherMode : int32_t
{
    kDEFAULT = 0,
    kELEMENT = 1,
    kND = 2,
};

enum class UnaryOperation : int32_t
{
    kEXP = 0,
    kLOG = 1,
    kSQRT = 2,
    kRECIP = 3,
    kABS = 4,
    kNEG = 5,
    kSIN = 6,
    kCOS = 7,
    kTAN = 8,
    kSINH = 9,
    kCOSH = 10,
    kASIN = 11,
    kACOS = 12,
    kATAN = 13,
    kASINH = 14,
    kACOSH = 15,
    kATANH = 16,
    kCEIL = 17,
    kFLOOR = 18,
    kERF = 19,
    kNOT = 20,
    kSIGN = 21,
    kROUND = 22,
    kISINF = 23,
};

enum class ReduceOperation : int32_t
{
    kSUM = 0,
    kPROD = 1,
    kMAX = 2,
    kMIN = 3,
    kAVG = 4,
};

enum class SampleMode : int32_t
{
    kSTRICT_BOUNDS = 0,
    kWRAP = 1,
    kCLAMP = 2,
    kFILL = 3,
    kREFLECT = 4,
};

enum class TopKOperation : int32_t
{
    kMAX = 0,
    kMIN = 1,
};

enum class MatrixOperation : int32_t
{
    kNONE = 0,
    kTRANSPOSE = 1,
    kVECTOR = 2,
};

enum class InterpolationMode : int32_t
{
    kNEAREST = 0,
    kLINEAR = 1,
    kCUBIC = 2,
};

enum class ResizeCoordinateTransformation : int32_t
{
    kALIGN_CORNERS = 0,
    kASYMMETRIC = 1,
    kHALF_PIXEL = 2,
};

enum class ResizeSelector : int32_t
{
    kFORMULA = 0,
    kUPPER = 1,
};

enum class ResizeRoundMode : int32_t
{
    kHALF_UP = 0,
    kHALF_DOWN = 1,
    kFLOOR = 2,
    kCEIL = 3,
};

enum class LoopOutput : int32_t
{
    kLAST_VALUE = 0,
    kCONCATENATE = 1,
    kREVERSE = 2,
};

enum class TripLimit : int32_t
{
    kCOUNT = 0,
    kWHILE = 1,
};

enum class FillOperation : int32_t
{
    kLINSPACE = 0,
    kRANDOM_UNIFORM = 1,
    kRANDOM_NORMAL = 2,
};

enum class ScatterMode : int32_t
{
    kELEMENT = 0,
    kND = 1,
};

enum class BoundingBoxFormat : int32_t
{
    kCORNER_PAIRS = 0,
    kCENTER_SIZES = 1,
};

enum class CalibrationAlgoType : int32_t
{
    kLEGACY_CALIBRATION = 0,
    kENTROPY_CALIBRATION = 1,
    kENTROPY_CALIBRATION_2 = 2,
    kMINMAX_CALIBRATION = 3,
};

enum class QuantizationFlag : int32_t
{
    kCALIBRATE_BEFORE_FUSION = 0,
};

enum class BuilderFlag : int32_t
{
    kFP16 = 0,
    kINT8 = 1,
    kDEBUG = 2,
    kGPU_FALLBACK = 3,
    kREFIT = 4,
    kDISABLE_TIMING_CACHE = 5,
    kTF32 = 6,
    kSPARSE_WEIGHTS = 7,
    kSAFETY_SCOPE = 8,
    kOBEY_PRECISION_CONSTRAINTS = 9,
    kPREFER_PRECISION_CONSTRAINTS = 10,
    kDIRECT_IO = 11,
    kREJECT_EMPTY_ALGORITHMS = 12,
    kVERSION_COMPATIBLE = 13,
    kEXCLUDE_LEAN_RUNTIME = 14,
    kFP8 = 15,
    kERROR_ON_TIMING_CACHE_MISS = 16,
    kBF16 = 17,
    kDISABLE_COMPILATION_CACHE = 18,
    kSTRIP_PLAN = 19,
    kWEIGHTLESS = 19,
    kREFIT_IDENTICAL = 20,
    kWEIGHT_STREAMING = 21,
};

enum class MemoryPoolType : int32_t
{
    kWORKSPACE = 0,
    kDLA_MANAGED_SRAM = 1,
    kDLA_LOCAL_DRAM = 2,
    kDLA_GLOBAL_DRAM = 3,
    kTACTIC_DRAM = 4,
    kTACTIC_SHARED_MEMORY = 5,
};

enum class PreviewFeature : int32_t
{
    kPROFILE_SHARING_0806 = 0,
};

enum class HardwareCompatibilityLevel : int32_t
{
    kNONE = 0,
    kAMPERE_PLUS = 1,
};

enum class NetworkDefinitionCreationFlag : int32_t
{
    kEXPLICIT_BATCH = 0,
    kSTRONGLY_TYPED = 1,
};

enum class ParserErrorCode : int32_t
{
    kSUCCESS = 0,
    kINTERNAL_ERROR = 1,
    kMEM_ALLOC_FAILED = 2,
    kMODEL_DESERIALIZE_FAILED = 3,
    kINVALID_VALUE = 4,
    kINVALID_GRAPH = 5,
    kINVALID_NODE = 6,
    kUNSUPPORTED_GRAPH = 7,
    kUNSUPPORTED_NODE = 8,
    kUNSUPPORTED_NODE_ATTR = 9,
    kUNSUPPORTED_NODE_INPUT = 10,
    kUNSUPPORTED_NODE_DATATYPE = 11,
    kUNSUPPORTED_NODE_DYNAMIC = 12,
    kUNSUPPORTED_NODE_SHAPE = 13,
    kREFIT_FAILED = 14,
};

enum class OnnxParserFlag : int32_t
{
    kNATIVE_INSTANCENORM = 0,
};

class CUevent_st;
class CUstream_st;
class IActivationLayer;
class IAlgorithm;
class IAlgorithmContext;
class IAlgorithmIOInfo;
class IAlgorithmSelector;
class IAlgorithmVariant;
class IAssertionLayer;
class IBuilder;
class IBuilderConfig;
class ICastLayer;
class IConcatenationLayer;
class IConditionLayer;
class IConstantLayer;
class IConvolutionLayer;
class ICudaEngine;
class IDebugListener;
class IDeconvolutionLayer;
class IDequantizeLayer;
class IDimensionExpr;
class IEinsumLayer;
class IElementWiseLayer;
class IEngineInspector;
class IErrorRecorder;
class IExecutionContext;
class IExprBuilder;
class IFillLayer;
class IGatherLayer;
class IGpuAllocator;
class IGpuAsyncAllocator;
class IGridSampleLayer;
class IHostMemory;
class IIdentityLayer;
class IIfConditional;
class IIfConditionalBoundaryLayer;
class IIfConditionalInputLayer;
class IIfConditionalOutputLayer;
class IInt8Calibrator;
class IInt8EntropyCalibrator;
class IInt8EntropyCalibrator2;
class IInt8LegacyCalibrator;
class IInt8MinMaxCalibrator;
class IIteratorLayer;
class ILRNLayer;
class ILayer;
class ILogger;
class ILoggerFinder;
class ILoop;
class ILoopBoundaryLayer;
class ILoopOutputLayer;
class IMatrixMultiplyLayer;
class INMSLayer;
class INetworkDefinition;
class INoCopy;
class INonZeroLayer;
class INormalizationLayer;
class IOneHotLayer;
class IOptimizationProfile;
class IOutputAllocator;
class IPaddingLayer;
class IParametricReLULayer;
class IParser;
class IParserError;
class IParserRefitter;
class IPlugin;
class IPluginCapability;
class IPluginCreator;
class IPluginCreatorInterface;
class IPluginCreatorV3One;
class IPluginRegistry;
class IPluginResource;
class IPluginResourceContext;
class IPluginV2;
class IPluginV2DynamicExt;
class IPluginV2Ext;
class IPluginV2IOExt;
class IPluginV2Layer;
class IPluginV3;
class IPluginV3Layer;
class IPluginV3OneBuild;
class IPluginV3OneCore;
class IPluginV3OneRuntime;
class IPoolingLayer;
class IProfiler;
class IProgressMonitor;
class IQuantizeLayer;
class IRaggedSoftMaxLayer;
class IRecurrenceLayer;
class IReduceLayer;
class IRefitter;
class IResizeLayer;
class IReverseSequenceLayer;
class IRuntime;
class IScaleLayer;
class IScatterLayer;
class ISelectLayer;
class ISerializationConfig;
class IShapeLayer;
class IShuffleLayer;
class ISliceLayer;
class ISoftMaxLayer;
class IStreamReader;
class ITensor;
class ITimingCache;
class ITopKLayer;
class ITripLimitLayer;
class IUnaryLayer;
class IVersionedInterface;
class VActivationLayer;
class VAlgorithm;
class VAlgorithmContext;
class VAlgorithmIOInfo;
class VAlgorithmVariant;
class VAssertionLayer;
class VBuilder;
class VBuilderConfig;
class VCastLayer;
class VConcatenationLayer;
class VConditionLayer;
class VConditionalBoundaryLayer;
class VConditionalInputLayer;
class VConditionalOutputLayer;
class VConstantLayer;
class VConvolutionLayer;
class VCudaEngine;
class VDeconvolutionLayer;
class VDequantizeLayer;
class VDimensionExpr;
class VEinsumLayer;
class VElementWiseLayer;
class VEngineInspector;
class VExecutionContext;
class VExprBuilder;
class VFillLayer;
class VGatherLayer;
class VGridSampleLayer;
class VHostMemory;
class VIdentityLayer;
class VIfConditional;
class VIteratorLayer;
class VLRNLayer;
class VLayer;
class VLoop;
class VLoopBoundaryLayer;
class VLoopOutputLayer;
class VMatrixMultiplyLayer;
class VNMSLayer;
class VNetworkDefinition;
class VNonZeroLayer;
class VNormalizationLayer;
class VOneHotLayer;
class VOptimizationProfile;
class VPaddingLayer;
class VParametricReLULayer;
class VPluginLayer;
class VPluginV2Layer;
class VPluginV3Layer;
class VPoolingLayer;
class VQuantizeLayer;
class VRaggedSoftMaxLayer;
class VRecurrenceLayer;
class VReduceLayer;
class VRefitter;
class VResizeLayer;
class VReverseSequenceLayer;
class VRoot;
class VRuntime;
class VScaleLayer;
class VScatterLayer;
class VSelectLayer;
class VSerializationConfig;
class VShapeLayer;
class VShuffleLayer;
class VSliceLayer;
class VSoftMaxLayer;
class VTensor;
class VTimingCache;
class VTopKLayer;
class VTripLimitLayer;
class VUnaryLayer;
class cublasContext;
class cudnnContext;
class vector;
struct Dims32;
struct Dims64;

struct Dims64
{
    int32_t nbDims;
    int64_t d[8];
};
static_assert(sizeof(Dims64) == 72 && alignof(Dims64) == 8, "Dims64");
static_assert(offsetof(Dims64, nbDims) == 0, "Dims64::nbDims");
static_assert(offsetof(Dims64, d) == 8, "Dims64::d");
using Dims = Dims64;

struct InterfaceInfo
{
    char const* kind;
    int32_t major;
    int32_t minor;
};
static_assert(sizeof(InterfaceInfo) == 16 && alignof(InterfaceInfo) == 8, "InterfaceInfo");
static_assert(offsetof(InterfaceInfo, kind) == 0, "InterfaceInfo::kind");
static_assert(offsetof(InterfaceInfo, major) == 8, "InterfaceInfo::major");
static_assert(offsetof(InterfaceInfo, minor) == 12, "InterfaceInfo::minor");

struct PluginTensorDesc
{
    Dims64 dims;
    DataType type;
    TensorFormat format;
    float scale;
};
static_assert(sizeof(PluginTensorDesc) == 88 && alignof(PluginTensorDesc) == 8, "PluginTensorDesc");
static_assert(offsetof(PluginTensorDesc, dims) == 0, "PluginTensorDesc::dims");
static_assert(offsetof(PluginTensorDesc, type) == 72, "PluginTensorDesc::type");
static_assert(offsetof(PluginTensorDesc, format) == 76, "PluginTensorDesc::format");
static_assert(offsetof(PluginTensorDesc, scale) == 80, "PluginTensorDesc::scale");

struct PluginField
{
    char const* name;
    void const* data;
    PluginFieldType type;
    int32_t length;
};
static_assert(sizeof(PluginField) == 24 && alignof(PluginField) == 8, "PluginField");
static_assert(offsetof(PluginField, name) == 0, "PluginField::name");
static_assert(offsetof(PluginField, data) == 8, "PluginField::data");
static_assert(offsetof(PluginField, type) == 16, "PluginField::type");
static_assert(offsetof(PluginField, length) == 20, "PluginField::length");

struct PluginFieldCollection
{
    int32_t nbFields;
    PluginField const* fields;
};
static_assert(sizeof(PluginFieldCollection) == 16 && alignof(PluginFieldCollection) == 8, "PluginFieldCollection");
static_assert(offsetof(PluginFieldCollection, nbFields) == 0, "PluginFieldCollection::nbFields");
static_assert(offsetof(PluginFieldCollection, fields) == 8, "PluginFieldCollection::fields");

struct Weights
{
    DataType type;
    void const* values;
    int64_t count;
};
static_assert(sizeof(Weights) == 24 && alignof(Weights) == 8, "Weights");
static_assert(offsetof(Weights, type) == 0, "Weights::type");
static_assert(offsetof(Weights, values) == 8, "Weights::values");
static_assert(offsetof(Weights, count) == 16, "Weights::count");

struct DimsExprs
{
    int32_t nbDims;
    IDimensionExpr const* d[8];
};
static_assert(sizeof(DimsExprs) == 72 && alignof(DimsExprs) == 8, "DimsExprs");
static_assert(offsetof(DimsExprs, nbDims) == 0, "DimsExprs::nbDims");
static_assert(offsetof(DimsExprs, d) == 8, "DimsExprs::d");

struct DynamicPluginTensorDesc
{
    PluginTensorDesc desc;
    Dims64 min;
    Dims64 max;
    Dims64 opt;
};
static_assert(sizeof(DynamicPluginTensorDesc) == 304 && alignof(DynamicPluginTensorDesc) == 8, "DynamicPluginTensorDesc");
static_assert(offsetof(DynamicPluginTensorDesc, desc) == 0, "DynamicPluginTensorDesc::desc");
static_assert(offsetof(DynamicPluginTensorDesc, min) == 88, "DynamicPluginTensorDesc::min");
static_assert(offsetof(DynamicPluginTensorDesc, max) == 160, "DynamicPluginTensorDesc::max");
static_assert(offsetof(DynamicPluginTensorDesc, opt) == 232, "DynamicPluginTensorDesc::opt");

struct Permutation
{
    int32_t order[8];
};
static_assert(sizeof(Permutation) == 32 && alignof(Permutation) == 4, "Permutation");
static_assert(offsetof(Permutation, order) == 0, "Permutation::order");

class IVersionedInterface
{
public:
    virtual APILanguage getAPILanguage() const = 0;
    virtual InterfaceInfo getInterfaceInfo() const = 0;
    virtual ~IVersionedInterface() = default;
};

class IGpuAllocator : public IVersionedInterface
{
public:
    virtual void* allocate(uint64_t const a0, uint64_t const a1, uint32_t const a2) = 0;
    virtual ~IGpuAllocator() = default;
    virtual void* reallocate(void* const a0, uint64_t a1, uint64_t a2) = 0;
    virtual bool deallocate(void* const a0) = 0;
    virtual void* allocateAsync(uint64_t const a0, uint64_t const a1, uint32_t const a2, CUstream_st* a3) = 0;
    virtual bool deallocateAsync(void* const a0, CUstream_st* a1) = 0;
};

class ILogger
{
public:
    virtual void log(LoggerSeverity a0, char const* a1) = 0;
    virtual ~ILogger() = default;
};

class IErrorRecorder : public IVersionedInterface
{
public:
    virtual ~IErrorRecorder() = default;
    virtual int32_t getNbErrors() const = 0;
    virtual ErrorCode getErrorCode(int32_t a0) const = 0;
    virtual char const* getErrorDesc(int32_t a0) const = 0;
    virtual bool hasOverflowed() const = 0;
    virtual void clear() = 0;
    virtual bool reportError(ErrorCode a0, char const* a1) = 0;
    virtual int32_t incRefCount() = 0;
    virtual int32_t decRefCount() = 0;
};

class IStreamReader : public IVersionedInterface
{
public:
    virtual ~IStreamReader() = default;
    virtual int64_t read(void* a0, int64_t a1) = 0;
};

class IPluginResource : public IVersionedInterface
{
public:
    virtual int32_t release() = 0;
    virtual IPluginResource* clone() = 0;
    virtual ~IPluginResource() = default;
};

class IPluginV2
{
public:
    virtual int32_t getTensorRTVersion() const = 0;
    virtual char const* getPluginType() const = 0;
    virtual char const* getPluginVersion() const = 0;
    virtual int32_t getNbOutputs() const = 0;
    virtual Dims64 getOutputDimensions(int32_t a0, Dims64 const* a1, int32_t a2) = 0;
    virtual bool supportsFormat(DataType a0, TensorFormat a1) const = 0;
    virtual void configureWithFormat(Dims64 const* a0, int32_t a1, Dims64 const* a2, int32_t a3, DataType a4, TensorFormat a5, int32_t a6) = 0;
    virtual int32_t initialize() = 0;
    virtual void terminate() = 0;
    virtual size_t getWorkspaceSize(int32_t a0) const = 0;
    virtual int32_t enqueue(int32_t a0, void const* const* a1, void* const* a2, void* a3, CUstream_st* a4) = 0;
    virtual size_t getSerializationSize() const = 0;
    virtual void serialize(void* a0) const = 0;
    virtual void destroy() = 0;
    virtual IPluginV2* clone() const = 0;
    virtual void setPluginNamespace(char const* a0) = 0;
    virtual char const* getPluginNamespace() const = 0;
    virtual ~IPluginV2() = default;
};

class IPluginV2Ext : public IPluginV2
{
public:
    virtual DataType getOutputDataType(int32_t a0, DataType const* a1, int32_t a2) const = 0;
    virtual bool isOutputBroadcastAcrossBatch(int32_t a0, bool const* a1, int32_t a2) const = 0;
    virtual bool canBroadcastInputAcrossBatch(int32_t a0) const = 0;
    virtual void configurePlugin(Dims64 const* a0, int32_t a1, Dims64 const* a2, int32_t a3, DataType const* a4, DataType const* a5, bool const* a6, bool const* a7, TensorFormat a8, int32_t a9) = 0;
    virtual ~IPluginV2Ext() = default;
    virtual void attachToContext(cudnnContext* a0, cublasContext* a1, IGpuAllocator* a2) = 0;
    virtual void detachFromContext() = 0;
};

class IPluginV2IOExt : public IPluginV2Ext
{
public:
    virtual void configurePlugin(PluginTensorDesc const* a0, int32_t a1, PluginTensorDesc const* a2, int32_t a3) = 0;
    virtual bool supportsFormatCombination(int32_t a0, PluginTensorDesc const* a1, int32_t a2, int32_t a3) const = 0;
    virtual ~IPluginV2IOExt() = default;
};

class IPluginCreatorInterface : public IVersionedInterface
{
public:
    virtual ~IPluginCreatorInterface() = default;
};

class IPluginCreator : public IPluginCreatorInterface
{
public:
    virtual char const* getPluginName() const = 0;
    virtual char const* getPluginVersion() const = 0;
    virtual PluginFieldCollection const* getFieldNames() = 0;
    virtual IPluginV2* createPlugin(char const* a0, PluginFieldCollection const* a1) = 0;
    virtual IPluginV2* deserializePlugin(char const* a0, void const* a1, size_t a2) = 0;
    virtual void setPluginNamespace(char const* a0) = 0;
    virtual char const* getPluginNamespace() const = 0;
    virtual ~IPluginCreator() = default;
};

class IPluginRegistry
{
public:
    virtual bool registerCreator(IPluginCreator& a0, char const* const a1) = 0;
    virtual IPluginCreator* const* getPluginCreatorList(int32_t* const a0) const = 0;
    virtual IPluginCreator* getPluginCreator(char const* const a0, char const* const a1, char const* const a2) = 0;
    virtual ~IPluginRegistry() = default;
    virtual void setErrorRecorder(IErrorRecorder* const a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual bool deregisterCreator(IPluginCreator const& a0) = 0;
    virtual bool isParentSearchEnabled() const = 0;
    virtual void setParentSearchEnabled(bool const a0) = 0;
    virtual void* loadLibrary(char const* a0) = 0;
    virtual void deregisterLibrary(void* a0) = 0;
    virtual bool registerCreator(IPluginCreatorInterface& a0, char const* const a1) = 0;
    virtual IPluginCreatorInterface* const* getAllCreators(int32_t* const a0) const = 0;
    virtual IPluginCreatorInterface* getCreator(char const* const a0, char const* const a1, char const* const a2) = 0;
    virtual bool deregisterCreator(IPluginCreatorInterface const& a0) = 0;
    virtual IPluginResource* acquirePluginResource(char const* a0, IPluginResource* a1) = 0;
    virtual int32_t releasePluginResource(char const* a0) = 0;
};

class VRoot
{
public:
    virtual ~VRoot() = default;
};

class VHostMemory : public VRoot
{
public:
    virtual void* data() const = 0;
    virtual size_t size() const = 0;
    virtual DataType type() const = 0;
};

class VDimensionExpr : public VRoot
{
public:
    virtual bool isConstant() const = 0;
    virtual int64_t getConstantValue() const = 0;
    virtual bool isSizeTensor() const = 0;
};

class VExprBuilder : public VRoot
{
public:
    virtual IDimensionExpr const* constant(int64_t a0) = 0;
    virtual IDimensionExpr const* operation(DimensionOperation a0, IDimensionExpr const& a1, IDimensionExpr const& a2) = 0;
    virtual IDimensionExpr const* declareSizeTensor(int32_t a0, IDimensionExpr const& a1, IDimensionExpr const& a2) = 0;
};

class VRuntime : public VRoot
{
public:
    virtual IRuntime* getPImpl() = 0;
    virtual ICudaEngine* deserializeCudaEngine(void const* a0, size_t a1) = 0;
    virtual ICudaEngine* deserializeCudaEngine(IStreamReader& a0) = 0;
    virtual void setDLACore(int32_t a0) = 0;
    virtual int32_t getDLACore() const = 0;
    virtual int32_t getNbDLACores() const = 0;
    virtual void setGpuAllocator(IGpuAllocator* a0) = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual ILogger* getLogger() const = 0;
    virtual bool setMaxThreads(int32_t a0) = 0;
    virtual int32_t getMaxThreads() const = 0;
    virtual void setTemporaryDirectory(char const* a0) = 0;
    virtual char const* getTemporaryDirectory() const = 0;
    virtual void setTempfileControlFlags(uint32_t a0) = 0;
    virtual uint32_t getTempfileControlFlags() const = 0;
    virtual IPluginRegistry& getPluginRegistry() = 0;
    virtual void setPluginRegistryParent(IPluginRegistry* a0) = 0;
    virtual IRuntime* loadRuntime(char const* a0) = 0;
    virtual void setEngineHostCodeAllowed(bool a0) = 0;
    virtual bool getEngineHostCodeAllowed() const = 0;
};

class VRefitter : public VRoot
{
public:
    virtual IRefitter* getPImpl() = 0;
    virtual bool setWeights(char const* a0, WeightsRole a1, Weights const a2) = 0;
    virtual bool refitCudaEngine() = 0;
    virtual int32_t getMissing(int32_t a0, char const** a1, WeightsRole* a2) = 0;
    virtual int32_t getAll(int32_t a0, char const** a1, WeightsRole* a2) = 0;
    virtual bool setDynamicRange(char const* a0, float a1, float a2) = 0;
    virtual float getDynamicRangeMin(char const* a0) const = 0;
    virtual float getDynamicRangeMax(char const* a0) const = 0;
    virtual int32_t getTensorsWithDynamicRange(int32_t a0, char const** a1) const = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual bool setNamedWeights(char const* a0, Weights a1) = 0;
    virtual int32_t getMissingWeights(int32_t a0, char const** a1) = 0;
    virtual int32_t getAllWeights(int32_t a0, char const** a1) = 0;
    virtual ILogger* getLogger() const = 0;
    virtual bool setMaxThreads(int32_t a0) = 0;
    virtual int32_t getMaxThreads() const = 0;
    virtual bool setNamedWeightsWithLocation(char const* a0, Weights a1, TensorLocation a2) = 0;
    virtual Weights getNamedWeights(char const* a0) const = 0;
    virtual TensorLocation getWeightsLocation(char const* a0) const = 0;
    virtual bool unsetNamedWeights(char const* a0) = 0;
    virtual void setWeightsValidation(bool a0) = 0;
    virtual bool getWeightsValidation() const = 0;
    virtual bool refitCudaEngineAsync(CUstream_st* a0) = 0;
    virtual Weights getWeightsPrototype(char const* a0) const = 0;
};

class VOptimizationProfile : public VRoot
{
public:
    virtual bool setDimensions(char const* a0, OptProfileSelector a1, Dims64 const& a2) = 0;
    virtual Dims64 getDimensions(char const* a0, OptProfileSelector a1) const = 0;
    virtual bool setShapeValues(char const* a0, OptProfileSelector a1, int32_t const* a2, int32_t a3) = 0;
    virtual int32_t getNbShapeValues(char const* a0) const = 0;
    virtual int32_t const* getShapeValues(char const* a0, OptProfileSelector a1) const = 0;
    virtual bool setExtraMemoryTarget(float a0) = 0;
    virtual float getExtraMemoryTarget() const = 0;
    virtual bool isValid() const = 0;
};

class VCudaEngine : public VRoot
{
public:
    virtual ICudaEngine* getPImpl() = 0;
    virtual int32_t getNbLayers() const = 0;
    virtual IHostMemory* serialize() const = 0;
    virtual IExecutionContext* createExecutionContext(ExecutionContextAllocationStrategy a0) = 0;
    virtual IExecutionContext* createExecutionContextWithoutDeviceMemory() = 0;
    virtual size_t getDeviceMemorySize() const = 0;
    virtual bool isRefittable() const = 0;
    virtual char const* getName() const = 0;
    virtual int32_t getNbOptimizationProfiles() const = 0;
    virtual int32_t const* getProfileTensorValues(char const* a0, int32_t a1, OptProfileSelector a2) const = 0;
    virtual EngineCapability getEngineCapability() const = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual bool hasImplicitBatchDimension() const = 0;
    virtual uint32_t getTacticSources() const = 0;
    virtual ProfilingVerbosity getProfilingVerbosity() const = 0;
    virtual IEngineInspector* createEngineInspector() const = 0;
    virtual Dims64 getTensorShape(char const* a0) const = 0;
    virtual DataType getTensorDataType(char const* a0) const = 0;
    virtual TensorLocation getTensorLocation(char const* a0) const = 0;
    virtual bool isShapeInferenceIO(char const* a0) const = 0;
    virtual TensorIOMode getTensorIOMode(char const* a0) const = 0;
    virtual int32_t getTensorBytesPerComponent(char const* a0) const = 0;
    virtual int32_t getTensorComponentsPerElement(char const* a0) const = 0;
    virtual TensorFormat getTensorFormat(char const* a0) const = 0;
    virtual char const* getTensorFormatDesc(char const* a0) const = 0;
    virtual int32_t getTensorVectorizedDim(char const* a0) const = 0;
    virtual Dims64 getProfileShape(char const* a0, int32_t a1, OptProfileSelector a2) const = 0;
    virtual int32_t getNbIOTensors() const = 0;
    virtual char const* getIOTensorName(int32_t a0) const = 0;
    virtual HardwareCompatibilityLevel getHardwareCompatibilityLevel() const = 0;
    virtual int32_t getNbAuxStreams() const = 0;
    virtual int32_t getTensorBytesPerComponentV2(char const* a0, int32_t a1) const = 0;
    virtual int32_t getTensorComponentsPerElementV2(char const* a0, int32_t a1) const = 0;
    virtual TensorFormat getTensorFormatV2(char const* a0, int32_t a1) const = 0;
    virtual char const* getTensorFormatDescV2(char const* a0, int32_t a1) const = 0;
    virtual int32_t getTensorVectorizedDimV2(char const* a0, int32_t a1) const = 0;
    virtual ISerializationConfig* createSerializationConfig() = 0;
    virtual IHostMemory* serializeWithConfig(ISerializationConfig& a0) const = 0;
    virtual size_t getDeviceMemorySizeForProfile(int32_t a0) const = 0;
    virtual IRefitter* createRefitter(ILogger& a0) = 0;
    virtual bool setWeightStreamingBudget(int64_t a0) = 0;
    virtual int64_t getWeightStreamingBudget() const = 0;
    virtual int64_t getMinimumWeightStreamingBudget() const = 0;
    virtual int64_t getStreamableWeightsSize() const = 0;
    virtual bool isDebugTensor(char const* a0) const = 0;
};

class VExecutionContext : public VRoot
{
public:
    virtual IExecutionContext* getPImpl() = 0;
    virtual void setDebugSync(bool a0) = 0;
    virtual bool getDebugSync() const = 0;
    virtual void setProfiler(IProfiler* a0) = 0;
    virtual IProfiler* getProfiler() const = 0;
    virtual ICudaEngine const& getEngine() const = 0;
    virtual void setName(char const* a0) = 0;
    virtual char const* getName() const = 0;
    virtual void setDeviceMemory(void* a0) = 0;
    virtual int32_t getOptimizationProfile() const = 0;
    virtual bool allInputDimensionsSpecified() const = 0;
    virtual bool allInputShapesSpecified() const = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual bool executeV2(void* const* a0) = 0;
    virtual bool setOptimizationProfileAsync(int32_t a0, CUstream_st* a1) = 0;
    virtual void setEnqueueEmitsProfile(bool a0) = 0;
    virtual bool getEnqueueEmitsProfile() const = 0;
    virtual bool reportToProfiler() const = 0;
    virtual bool setInputShape(char const* a0, Dims64 const& a1) = 0;
    virtual Dims64 getTensorShape(char const* a0) const = 0;
    virtual Dims64 getTensorStrides(char const* a0) const = 0;
    virtual bool setTensorAddress(char const* a0, void* a1) = 0;
    virtual void const* getTensorAddress(char const* a0) const = 0;
    virtual bool setInputTensorAddress(char const* a0, void const* a1) = 0;
    virtual bool setOutputTensorAddress(char const* a0, void* a1) = 0;
    virtual int32_t inferShapes(int32_t a0, char const** a1) = 0;
    virtual bool setInputConsumedEvent(CUevent_st* a0) = 0;
    virtual CUevent_st* getInputConsumedEvent() const = 0;
    virtual void* getOutputTensorAddress(char const* a0) const = 0;
    virtual bool setOutputAllocator(char const* a0, IOutputAllocator* a1) = 0;
    virtual IOutputAllocator* getOutputAllocator(char const* a0) = 0;
    virtual int64_t getMaxOutputSize(char const* a0) const = 0;
    virtual bool setTemporaryStorageAllocator(IGpuAllocator* a0) = 0;
    virtual IGpuAllocator* getTemporaryStorageAllocator() const = 0;
    virtual bool enqueueV3(CUstream_st* a0) = 0;
    virtual void setPersistentCacheLimit(size_t a0) = 0;
    virtual size_t getPersistentCacheLimit() const = 0;
    virtual bool setNvtxVerbosity(ProfilingVerbosity a0) = 0;
    virtual ProfilingVerbosity getNvtxVerbosity() const = 0;
    virtual void setAuxStreams(CUstream_st** a0, int32_t a1) = 0;
    virtual bool setDebugListener(IDebugListener* a0) = 0;
    virtual IDebugListener* getDebugListener() = 0;
    virtual bool setTensorDebugState(char const* a0, bool a1) = 0;
    virtual bool getDebugState(char const* a0) const = 0;
    virtual bool setAllTensorsDebugState(bool a0) = 0;
    virtual size_t updateDeviceMemorySizeForShapes() = 0;
};

class VEngineInspector : public VRoot
{
public:
    virtual IEngineInspector* getPImpl() = 0;
    virtual bool setExecutionContext(IExecutionContext const* a0) = 0;
    virtual IExecutionContext const* getExecutionContext() const = 0;
    virtual char const* getLayerInformation(int32_t a0, LayerInformationFormat a1) const = 0;
    virtual char const* getEngineInformation(LayerInformationFormat a0) const = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
};

class VTensor : public VRoot
{
public:
    virtual void setName(char const* a0) = 0;
    virtual char const* getName() const = 0;
    virtual void setDimensions(Dims64 const& a0) = 0;
    virtual Dims64 getDimensions() const = 0;
    virtual void setType(DataType a0) = 0;
    virtual DataType getType() const = 0;
    virtual bool setDynamicRange(float a0, float a1) = 0;
    virtual bool isNetworkInput() const = 0;
    virtual bool isNetworkOutput() const = 0;
    virtual void setBroadcastAcrossBatch(bool a0) = 0;
    virtual bool getBroadcastAcrossBatch() const = 0;
    virtual TensorLocation getLocation() const = 0;
    virtual void setLocation(TensorLocation a0) = 0;
    virtual bool dynamicRangeIsSet() const = 0;
    virtual void resetDynamicRange() = 0;
    virtual float getDynamicRangeMin() const = 0;
    virtual float getDynamicRangeMax() const = 0;
    virtual void setAllowedFormats(uint32_t a0) = 0;
    virtual uint32_t getAllowedFormats() const = 0;
    virtual bool isShapeTensor() const = 0;
    virtual bool isExecutionTensor() const = 0;
    virtual void setDimensionName(int32_t a0, char const* a1) = 0;
    virtual char const* getDimensionName(int32_t a0) const = 0;
};

class VLayer : public VRoot
{
public:
    virtual LayerType getType() const = 0;
    virtual void setName(char const* a0) = 0;
    virtual char const* getName() const = 0;
    virtual int32_t getNbInputs() const = 0;
    virtual ITensor* getInput(int32_t a0) const = 0;
    virtual int32_t getNbOutputs() const = 0;
    virtual ITensor* getOutput(int32_t a0) const = 0;
    virtual void setInput(int32_t a0, ITensor& a1) = 0;
    virtual void setPrecision(DataType a0) = 0;
    virtual DataType getPrecision() const = 0;
    virtual bool precisionIsSet() const = 0;
    virtual void resetPrecision() = 0;
    virtual void setOutputType(int32_t a0, DataType a1) = 0;
    virtual DataType getOutputType(int32_t a0) const = 0;
    virtual bool outputTypeIsSet(int32_t a0) const = 0;
    virtual void resetOutputType(int32_t a0) = 0;
    virtual void setMetadata(char const* a0) = 0;
    virtual char const* getMetadata() const = 0;
};

class VConvolutionLayer : public VRoot
{
public:
    virtual void setNbOutputMaps(int64_t a0) = 0;
    virtual int64_t getNbOutputMaps() const = 0;
    virtual void setNbGroups(int64_t a0) = 0;
    virtual int64_t getNbGroups() const = 0;
    virtual void setKernelWeights(Weights a0) = 0;
    virtual Weights getKernelWeights() const = 0;
    virtual void setBiasWeights(Weights a0) = 0;
    virtual Weights getBiasWeights() const = 0;
    virtual void setPrePadding(Dims64 const& a0) = 0;
    virtual Dims64 getPrePadding() const = 0;
    virtual void setPostPadding(Dims64 const& a0) = 0;
    virtual Dims64 getPostPadding() const = 0;
    virtual void setPaddingMode(PaddingMode a0) = 0;
    virtual PaddingMode getPaddingMode() const = 0;
    virtual void setKernelSizeNd(Dims64 const& a0) = 0;
    virtual Dims64 getKernelSizeNd() const = 0;
    virtual void setStrideNd(Dims64 const& a0) = 0;
    virtual Dims64 getStrideNd() const = 0;
    virtual void setPaddingNd(Dims64 const& a0) = 0;
    virtual Dims64 getPaddingNd() const = 0;
    virtual void setDilationNd(Dims64 const& a0) = 0;
    virtual Dims64 getDilationNd() const = 0;
};

class VActivationLayer : public VRoot
{
public:
    virtual void setActivationType(ActivationType a0) = 0;
    virtual ActivationType getActivationType() const = 0;
    virtual void setAlpha(float a0) = 0;
    virtual void setBeta(float a0) = 0;
    virtual float getAlpha() const = 0;
    virtual float getBeta() const = 0;
};

class VPoolingLayer : public VRoot
{
public:
    virtual void setPoolingType(PoolingType a0) = 0;
    virtual PoolingType getPoolingType() const = 0;
    virtual void setBlendFactor(float a0) = 0;
    virtual float getBlendFactor() const = 0;
    virtual void setAverageCountExcludesPadding(bool a0) = 0;
    virtual bool getAverageCountExcludesPadding() const = 0;
    virtual void setPrePadding(Dims64 const& a0) = 0;
    virtual Dims64 getPrePadding() const = 0;
    virtual void setPostPadding(Dims64 const& a0) = 0;
    virtual Dims64 getPostPadding() const = 0;
    virtual void setPaddingMode(PaddingMode a0) = 0;
    virtual PaddingMode getPaddingMode() const = 0;
    virtual void setWindowSizeNd(Dims64 const& a0) = 0;
    virtual Dims64 getWindowSizeNd() const = 0;
    virtual void setStrideNd(Dims64 const& a0) = 0;
    virtual Dims64 getStrideNd() const = 0;
    virtual void setPaddingNd(Dims64 const& a0) = 0;
    virtual Dims64 getPaddingNd() const = 0;
};

class VLRNLayer : public VRoot
{
public:
    virtual void setWindowSize(int64_t a0) = 0;
    virtual int64_t getWindowSize() const = 0;
    virtual void setAlpha(float a0) = 0;
    virtual float getAlpha() const = 0;
    virtual void setBeta(float a0) = 0;
    virtual float getBeta() const = 0;
    virtual void setK(float a0) = 0;
    virtual float getK() const = 0;
};

class VScaleLayer : public VRoot
{
public:
    virtual void setMode(ScaleMode a0) = 0;
    virtual ScaleMode getMode() const = 0;
    virtual void setShift(Weights a0) = 0;
    virtual Weights getShift() const = 0;
    virtual void setScale(Weights a0) = 0;
    virtual Weights getScale() const = 0;
    virtual void setPower(Weights a0) = 0;
    virtual Weights getPower() const = 0;
    virtual int32_t getChannelAxis() const = 0;
    virtual void setChannelAxis(int32_t a0) = 0;
};

class VSoftMaxLayer : public VRoot
{
public:
    virtual void setAxes(uint32_t a0) = 0;
    virtual uint32_t getAxes() const = 0;
};

class VConcatenationLayer : public VRoot
{
public:
    virtual void setAxis(int32_t a0) = 0;
    virtual int32_t getAxis() const = 0;
};

class VDeconvolutionLayer : public VRoot
{
public:
    virtual void setNbOutputMaps(int64_t a0) = 0;
    virtual int64_t getNbOutputMaps() const = 0;
    virtual void setNbGroups(int64_t a0) = 0;
    virtual int64_t getNbGroups() const = 0;
    virtual void setKernelWeights(Weights a0) = 0;
    virtual Weights getKernelWeights() const = 0;
    virtual void setBiasWeights(Weights a0) = 0;
    virtual Weights getBiasWeights() const = 0;
    virtual void setPrePadding(Dims64 const& a0) = 0;
    virtual Dims64 getPrePadding() const = 0;
    virtual void setPostPadding(Dims64 const& a0) = 0;
    virtual Dims64 getPostPadding() const = 0;
    virtual void setPaddingMode(PaddingMode a0) = 0;
    virtual PaddingMode getPaddingMode() const = 0;
    virtual void setKernelSizeNd(Dims64 const& a0) = 0;
    virtual Dims64 getKernelSizeNd() const = 0;
    virtual void setStrideNd(Dims64 const& a0) = 0;
    virtual Dims64 getStrideNd() const = 0;
    virtual void setPaddingNd(Dims64 const& a0) = 0;
    virtual Dims64 getPaddingNd() const = 0;
    virtual void setDilationNd(Dims64 const& a0) = 0;
    virtual Dims64 getDilationNd() const = 0;
};

class VElementWiseLayer : public VRoot
{
public:
    virtual void setOperation(ElementWiseOperation a0) = 0;
    virtual ElementWiseOperation getOperation() const = 0;
};

class VGatherLayer : public VRoot
{
public:
    virtual void setGatherAxis(int32_t a0) = 0;
    virtual int32_t getGatherAxis() const = 0;
    virtual void setNbElementWiseDims(int32_t a0) = 0;
    virtual int32_t getNbElementWiseDims() const = 0;
    virtual void setMode(GatherMode a0) = 0;
    virtual GatherMode getMode() const = 0;
};

class VPluginLayer : public VRoot
{
public:
    virtual IPlugin& getPlugin() = 0;
};

class VPluginV2Layer : public VRoot
{
public:
    virtual IPluginV2& getPlugin() = 0;
};

class VPluginV3Layer : public VRoot
{
public:
    virtual IPluginV3& getPlugin() = 0;
};

class VUnaryLayer : public VRoot
{
public:
    virtual void setOperation(UnaryOperation a0) = 0;
    virtual UnaryOperation getOperation() const = 0;
};

class VReduceLayer : public VRoot
{
public:
    virtual void setOperation(ReduceOperation a0) = 0;
    virtual ReduceOperation getOperation() const = 0;
    virtual void setReduceAxes(uint32_t a0) = 0;
    virtual uint32_t getReduceAxes() const = 0;
    virtual void setKeepDimensions(bool a0) = 0;
    virtual bool getKeepDimensions() const = 0;
};

class VPaddingLayer : public VRoot
{
public:
    virtual void setPrePaddingNd(Dims64 const& a0) = 0;
    virtual Dims64 getPrePaddingNd() const = 0;
    virtual void setPostPaddingNd(Dims64 const& a0) = 0;
    virtual Dims64 getPostPaddingNd() const = 0;
};

class VShuffleLayer : public VRoot
{
public:
    virtual void setFirstTranspose(Permutation const& a0) = 0;
    virtual Permutation const& getFirstTranspose() const = 0;
    virtual void setReshapeDimensions(Dims64 const& a0) = 0;
    virtual Dims64 getReshapeDimensions() const = 0;
    virtual void setSecondTranspose(Permutation const& a0) = 0;
    virtual Permutation const& getSecondTranspose() const = 0;
    virtual void setZeroIsPlaceholder(bool a0) = 0;
    virtual bool getZeroIsPlaceholder() const = 0;
};

class VSliceLayer : public VRoot
{
public:
    virtual void setStart(Dims64 const& a0) = 0;
    virtual Dims64 getStart() const = 0;
    virtual void setSize(Dims64 const& a0) = 0;
    virtual Dims64 getSize() const = 0;
    virtual void setStride(Dims64 const& a0) = 0;
    virtual Dims64 getStride() const = 0;
    virtual void setMode(SampleMode a0) = 0;
    virtual SampleMode getMode() const = 0;
};

class VShapeLayer : public VRoot
{
public:
};

class VTopKLayer : public VRoot
{
public:
    virtual void setOperation(TopKOperation a0) = 0;
    virtual TopKOperation getOperation() const = 0;
    virtual void setK(int32_t a0) = 0;
    virtual int32_t getK() const = 0;
    virtual void setReduceAxes(uint32_t a0) = 0;
    virtual uint32_t getReduceAxes() const = 0;
};

class VMatrixMultiplyLayer : public VRoot
{
public:
    virtual void setOperation(int32_t a0, MatrixOperation a1) = 0;
    virtual MatrixOperation getOperation(int32_t a0) const = 0;
};

class VNonZeroLayer : public VRoot
{
public:
};

class VRaggedSoftMaxLayer : public VRoot
{
public:
};

class VIdentityLayer : public VRoot
{
public:
};

class VCastLayer : public VRoot
{
public:
    virtual void setToType(DataType a0) = 0;
    virtual DataType getToType() const = 0;
};

class VConstantLayer : public VRoot
{
public:
    virtual void setWeights(Weights a0) = 0;
    virtual Weights getWeights() const = 0;
    virtual void setDimensions(Dims64 const& a0) = 0;
    virtual Dims64 getDimensions() const = 0;
};

class VParametricReLULayer : public VRoot
{
public:
};

class VResizeLayer : public VRoot
{
public:
    virtual void setOutputDimensions(Dims64 const& a0) = 0;
    virtual Dims64 getOutputDimensions() const = 0;
    virtual void setScales(float const* a0, int32_t a1) = 0;
    virtual int32_t getScales(int32_t a0, float* a1) const = 0;
    virtual void setResizeMode(InterpolationMode a0) = 0;
    virtual InterpolationMode getResizeMode() const = 0;
    virtual void setCoordinateTransformation(ResizeCoordinateTransformation a0) = 0;
    virtual ResizeCoordinateTransformation getCoordinateTransformation() const = 0;
    virtual void setSelectorForSinglePixel(ResizeSelector a0) = 0;
    virtual ResizeSelector getSelectorForSinglePixel() const = 0;
    virtual void setNearestRounding(ResizeRoundMode a0) = 0;
    virtual ResizeRoundMode getNearestRounding() const = 0;
    virtual void setCubicCoeff(float a0) = 0;
    virtual float getCubicCoeff() const = 0;
    virtual void setExcludeOutside(bool a0) = 0;
    virtual bool getExcludeOutside() const = 0;
};

class VLoopBoundaryLayer : public VRoot
{
public:
    virtual ILoop* getLoop() const = 0;
};

class VRecurrenceLayer : public VRoot
{
public:
};

class VLoopOutputLayer : public VRoot
{
public:
    virtual LoopOutput getLoopOutput() const = 0;
    virtual void setAxis(int32_t a0) = 0;
    virtual int32_t getAxis() const = 0;
};

class VTripLimitLayer : public VRoot
{
public:
    virtual TripLimit getTripLimit() const = 0;
};

class VIteratorLayer : public VRoot
{
public:
    virtual void setAxis(int32_t a0) = 0;
    virtual int32_t getAxis() const = 0;
    virtual void setReverse(bool a0) = 0;
    virtual bool getReverse() const = 0;
};

class VLoop : public VRoot
{
public:
    virtual IRecurrenceLayer* addRecurrence(ITensor& a0) = 0;
    virtual ITripLimitLayer* addTripLimit(ITensor& a0, TripLimit a1) = 0;
    virtual IIteratorLayer* addIterator(ITensor& a0, int32_t a1, bool a2) = 0;
    virtual ILoopOutputLayer* addLoopOutput(ITensor& a0, LoopOutput a1, int32_t a2) = 0;
    virtual void setName(char const* a0) = 0;
    virtual char const* getName() const = 0;
};

class VConditionalBoundaryLayer : public VRoot
{
public:
    virtual IIfConditional* getConditional() const = 0;
};

class VConditionLayer : public VRoot
{
public:
};

class VConditionalInputLayer : public VRoot
{
public:
};

class VConditionalOutputLayer : public VRoot
{
public:
};

class VIfConditional : public VRoot
{
public:
    virtual IConditionLayer* setCondition(ITensor& a0) = 0;
    virtual IIfConditionalInputLayer* addInput(ITensor& a0) = 0;
    virtual IIfConditionalOutputLayer* addOutput(ITensor& a0, ITensor& a1) = 0;
    virtual void setName(char const* a0) = 0;
    virtual char const* getName() const = 0;
};

class VSelectLayer : public VRoot
{
public:
};

class VAssertionLayer : public VRoot
{
public:
    virtual void setMessage(char const* a0) = 0;
    virtual char const* getMessage() const = 0;
};

class VFillLayer : public VRoot
{
public:
    virtual void setDimensions(Dims64 const& a0) = 0;
    virtual Dims64 getDimensions() const = 0;
    virtual void setOperation(FillOperation a0) = 0;
    virtual FillOperation getOperation() const = 0;
    virtual void setAlpha(double a0) = 0;
    virtual double getAlpha() const = 0;
    virtual void setBeta(double a0) = 0;
    virtual double getBeta() const = 0;
    virtual void setAlphaInt64(int64_t a0) = 0;
    virtual int64_t getAlphaInt64() const = 0;
    virtual void setBetaInt64(int64_t a0) = 0;
    virtual int64_t getBetaInt64() const = 0;
    virtual bool isAlphaBetaInt64() const = 0;
    virtual DataType getToType() const = 0;
    virtual void setToType(DataType a0) = 0;
};

class VQuantizeLayer : public VRoot
{
public:
    virtual int32_t getAxis() const = 0;
    virtual void setAxis(int32_t a0) = 0;
    virtual DataType getToType() const = 0;
    virtual void setToType(DataType a0) = 0;
};

class VDequantizeLayer : public VRoot
{
public:
    virtual int32_t getAxis() const = 0;
    virtual void setAxis(int32_t a0) = 0;
    virtual DataType getToType() const = 0;
    virtual void setToType(DataType a0) = 0;
};

class VScatterLayer : public VRoot
{
public:
    virtual void setMode(ScatterMode a0) = 0;
    virtual ScatterMode getMode() const = 0;
    virtual void setAxis(int32_t a0) = 0;
    virtual int32_t getAxis() const = 0;
};

class VEinsumLayer : public VRoot
{
public:
    virtual bool setEquation(char const* a0) = 0;
    virtual char const* getEquation() const = 0;
};

class VOneHotLayer : public VRoot
{
public:
    virtual int32_t getAxis() const = 0;
    virtual void setAxis(int32_t a0) = 0;
};

class VGridSampleLayer : public VRoot
{
public:
    virtual void setInterpolationMode(InterpolationMode a0) = 0;
    virtual InterpolationMode getInterpolationMode() const = 0;
    virtual void setAlignCorners(bool a0) = 0;
    virtual bool getAlignCorners() const = 0;
    virtual bool setSampleMode(SampleMode a0) = 0;
    virtual SampleMode getSampleMode() const = 0;
};

class VNMSLayer : public VRoot
{
public:
    virtual void setBoundingBoxFormat(BoundingBoxFormat a0) = 0;
    virtual BoundingBoxFormat getBoundingBoxFormat() const = 0;
    virtual void setTopKBoxLimit(int32_t a0) = 0;
    virtual int32_t getTopKBoxLimit() const = 0;
};

class VReverseSequenceLayer : public VRoot
{
public:
    virtual void setBatchAxis(int32_t a0) = 0;
    virtual int32_t getBatchAxis() const = 0;
    virtual void setSequenceAxis(int32_t a0) = 0;
    virtual int32_t getSequenceAxis() const = 0;
};

class VNormalizationLayer : public VRoot
{
public:
    virtual void setEpsilon(float a0) = 0;
    virtual float getEpsilon() const = 0;
    virtual void setAxes(uint32_t a0) = 0;
    virtual uint32_t getAxes() const = 0;
    virtual void setNbGroups(int64_t a0) = 0;
    virtual int64_t getNbGroups() const = 0;
    virtual void setComputePrecision(DataType a0) = 0;
    virtual DataType getComputePrecision() const = 0;
};

class VNetworkDefinition : public VRoot
{
public:
    virtual ITensor* addInput(char const* a0, DataType a1, Dims64 const& a2) = 0;
    virtual void markOutput(ITensor& a0) = 0;
    virtual IActivationLayer* addActivation(ITensor& a0, ActivationType a1) = 0;
    virtual ILRNLayer* addLRN(ITensor& a0, int64_t a1, float a2, float a3, float a4) = 0;
    virtual IScaleLayer* addScale(ITensor& a0, ScaleMode a1, Weights a2, Weights a3, Weights a4) = 0;
    virtual ISoftMaxLayer* addSoftMax(ITensor& a0) = 0;
    virtual IConcatenationLayer* addConcatenation(ITensor* const* a0, int32_t a1) = 0;
    virtual IElementWiseLayer* addElementWise(ITensor& a0, ITensor& a1, ElementWiseOperation a2) = 0;
    virtual IUnaryLayer* addUnary(ITensor& a0, UnaryOperation a1) = 0;
    virtual IShuffleLayer* addShuffle(ITensor& a0) = 0;
    virtual int32_t getNbLayers() const = 0;
    virtual ILayer* getLayer(int32_t a0) const = 0;
    virtual int32_t getNbInputs() const = 0;
    virtual ITensor* getInput(int32_t a0) const = 0;
    virtual int32_t getNbOutputs() const = 0;
    virtual ITensor* getOutput(int32_t a0) const = 0;
    virtual IReduceLayer* addReduce(ITensor& a0, ReduceOperation a1, uint32_t a2, bool a3) = 0;
    virtual ITopKLayer* addTopK(ITensor& a0, TopKOperation a1, int32_t a2, uint32_t a3) = 0;
    virtual IGatherLayer* addGather(ITensor& a0, ITensor& a1, int32_t a2) = 0;
    virtual IRaggedSoftMaxLayer* addRaggedSoftMax(ITensor& a0, ITensor& a1) = 0;
    virtual IMatrixMultiplyLayer* addMatrixMultiply(ITensor& a0, MatrixOperation a1, ITensor& a2, MatrixOperation a3) = 0;
    virtual IConstantLayer* addConstant(Dims64 const& a0, Weights a1) = 0;
    virtual IIdentityLayer* addIdentity(ITensor& a0) = 0;
    virtual void removeTensor(ITensor& a0) = 0;
    virtual void unmarkOutput(ITensor& a0) = 0;
    virtual IPluginV2Layer* addPluginV2(ITensor* const* a0, int32_t a1, IPluginV2& a2) = 0;
    virtual IPluginV3Layer* addPluginV3(ITensor* const* a0, int32_t a1, ITensor* const* a2, int32_t a3, IPluginV3& a4) = 0;
    virtual ISliceLayer* addSlice(ITensor& a0, Dims64 const& a1, Dims64 const& a2, Dims64 const& a3) = 0;
    virtual void setName(char const* a0) = 0;
    virtual char const* getName() const = 0;
    virtual IShapeLayer* addShape(ITensor& a0) = 0;
    virtual bool hasImplicitBatchDimension() const = 0;
    virtual bool markOutputForShapes(ITensor& a0) = 0;
    virtual bool unmarkOutputForShapes(ITensor& a0) = 0;
    virtual IParametricReLULayer* addParametricReLU(ITensor& a0, ITensor& a1) = 0;
    virtual IConvolutionLayer* addConvolutionNd(ITensor& a0, int64_t a1, Dims64 const& a2, Weights a3, Weights a4) = 0;
    virtual IPoolingLayer* addPoolingNd(ITensor& a0, PoolingType a1, Dims64 const& a2) = 0;
    virtual IDeconvolutionLayer* addDeconvolutionNd(ITensor& a0, int64_t a1, Dims64 const& a2, Weights a3, Weights a4) = 0;
    virtual IScaleLayer* addScaleNd(ITensor& a0, ScaleMode a1, Weights a2, Weights a3, Weights a4, int32_t a5) = 0;
    virtual IResizeLayer* addResize(ITensor& a0) = 0;
    virtual ILoop* addLoop() = 0;
    virtual ISelectLayer* addSelect(ITensor& a0, ITensor& a1, ITensor& a2) = 0;
    virtual IFillLayer* addFill(Dims64 const& a0, FillOperation a1) = 0;
    virtual IPaddingLayer* addPaddingNd(ITensor& a0, Dims64 const& a1, Dims64 const& a2) = 0;
    virtual bool setWeightsName(Weights a0, char const* a1) = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual IDequantizeLayer* addDequantize(ITensor& a0, ITensor& a1) = 0;
    virtual IQuantizeLayer* addQuantize(ITensor& a0, ITensor& a1) = 0;
    virtual IGatherLayer* addGatherV2(ITensor& a0, ITensor& a1, GatherMode a2) = 0;
    virtual IIfConditional* addIfConditional() = 0;
    virtual IScatterLayer* addScatter(ITensor& a0, ITensor& a1, ITensor& a2, ScatterMode a3) = 0;
    virtual IEinsumLayer* addEinsum(ITensor* const* a0, int32_t a1, char const* a2) = 0;
    virtual IAssertionLayer* addAssertion(ITensor& a0, char const* a1) = 0;
    virtual IOneHotLayer* addOneHot(ITensor& a0, ITensor& a1, ITensor& a2, int32_t a3) = 0;
    virtual INonZeroLayer* addNonZero(ITensor& a0) = 0;
    virtual IGridSampleLayer* addGridSample(ITensor& a0, ITensor& a1) = 0;
    virtual INMSLayer* addNMS(ITensor& a0, ITensor& a1, ITensor& a2) = 0;
    virtual IReverseSequenceLayer* addReverseSequence(ITensor& a0, ITensor& a1) = 0;
    virtual INormalizationLayer* addNormalization(ITensor& a0, ITensor& a1, ITensor& a2, uint32_t a3) = 0;
    virtual ICastLayer* addCast(ITensor& a0, DataType a1) = 0;
    virtual IBuilder& getBuilder() const = 0;
    virtual uint32_t getFlags() const = 0;
    virtual bool getFlag(NetworkDefinitionCreationFlag a0) const = 0;
    virtual IQuantizeLayer* addQuantizeV2(ITensor& a0, ITensor& a1, DataType a2) = 0;
    virtual IDequantizeLayer* addDequantizeV2(ITensor& a0, ITensor& a1, DataType a2) = 0;
    virtual IFillLayer* addFillV2(Dims64 const& a0, FillOperation a1, DataType a2) = 0;
    virtual bool markDebug(ITensor& a0) = 0;
    virtual bool unmarkDebug(ITensor& a0) = 0;
    virtual bool isDebugTensor(ITensor const& a0) const = 0;
};

class VAlgorithmIOInfo : public VRoot
{
public:
    virtual DataType getDataType() const = 0;
    virtual Dims64 getStrides() const = 0;
    virtual int64_t getVectorizedDim() const = 0;
    virtual int64_t getComponentsPerElement() const = 0;
};

class VAlgorithmVariant : public VRoot
{
public:
    virtual int64_t getImplementation() const = 0;
    virtual int64_t getTactic() const = 0;
};

class VAlgorithmContext : public VRoot
{
public:
    virtual char const* getName() const = 0;
    virtual Dims64 getDimensions(int32_t a0, OptProfileSelector a1) const = 0;
    virtual int32_t getNbInputs() const = 0;
    virtual int32_t getNbOutputs() const = 0;
};

class VAlgorithm : public VRoot
{
public:
    virtual IAlgorithmVariant const& getAlgorithmVariant() const = 0;
    virtual float getTimingMSec() const = 0;
    virtual size_t getWorkspaceSize() const = 0;
    virtual IAlgorithmIOInfo const* getAlgorithmIOInfoByIndex(int32_t a0) const = 0;
};

class VTimingCache : public VRoot
{
public:
    virtual IHostMemory* serialize() const = 0;
    virtual bool combine(ITimingCache const& a0, bool a1) = 0;
    virtual bool reset() = 0;
};

class VBuilderConfig : public VRoot
{
public:
    virtual void setAvgTimingIterations(int32_t a0) = 0;
    virtual int32_t getAvgTimingIterations() const = 0;
    virtual void setEngineCapability(EngineCapability a0) = 0;
    virtual EngineCapability getEngineCapability() const = 0;
    virtual void setInt8Calibrator(IInt8Calibrator* a0) = 0;
    virtual IInt8Calibrator* getInt8Calibrator() const = 0;
    virtual void setFlags(uint32_t a0) = 0;
    virtual uint32_t getFlags() const = 0;
    virtual void clearFlag(BuilderFlag a0) = 0;
    virtual void setFlag(BuilderFlag a0) = 0;
    virtual bool getFlag(BuilderFlag a0) const = 0;
    virtual void setDeviceType(ILayer const* a0, DeviceType a1) = 0;
    virtual DeviceType getDeviceType(ILayer const* a0) const = 0;
    virtual bool isDeviceTypeSet(ILayer const* a0) const = 0;
    virtual void resetDeviceType(ILayer const* a0) = 0;
    virtual bool canRunOnDLA(ILayer const* a0) const = 0;
    virtual void setDLACore(int32_t a0) = 0;
    virtual int32_t getDLACore() const = 0;
    virtual void setDefaultDeviceType(DeviceType a0) = 0;
    virtual DeviceType getDefaultDeviceType() const = 0;
    virtual void reset() = 0;
    virtual void setProfileStream(CUstream_st* const a0) = 0;
    virtual CUstream_st* getProfileStream() const = 0;
    virtual int32_t addOptimizationProfile(IOptimizationProfile const* a0) = 0;
    virtual int32_t getNbOptimizationProfiles() const = 0;
    virtual void setProfilingVerbosity(ProfilingVerbosity a0) = 0;
    virtual ProfilingVerbosity getProfilingVerbosity() const = 0;
    virtual void setAlgorithmSelector(IAlgorithmSelector* a0) = 0;
    virtual IAlgorithmSelector* getAlgorithmSelector() const = 0;
    virtual bool setCalibrationProfile(IOptimizationProfile const* a0) = 0;
    virtual IOptimizationProfile const* getCalibrationProfile() = 0;
    virtual void setQuantizationFlags(uint32_t a0) = 0;
    virtual uint32_t getQuantizationFlags() const = 0;
    virtual void clearQuantizationFlag(QuantizationFlag a0) = 0;
    virtual void setQuantizationFlag(QuantizationFlag a0) = 0;
    virtual bool getQuantizationFlag(QuantizationFlag a0) const = 0;
    virtual bool setTacticSources(uint32_t a0) = 0;
    virtual uint32_t getTacticSources() const = 0;
    virtual ITimingCache* createTimingCache(void const* a0, size_t a1) const = 0;
    virtual bool setTimingCache(ITimingCache const& a0, bool a1) = 0;
    virtual ITimingCache const* getTimingCache() const = 0;
    virtual void setMemoryPoolLimit(MemoryPoolType a0, size_t a1) = 0;
    virtual size_t getMemoryPoolLimit(MemoryPoolType a0) const = 0;
    virtual void setPreviewFeature(PreviewFeature a0, bool a1) = 0;
    virtual bool getPreviewFeature(PreviewFeature a0) const = 0;
    virtual void setBuilderOptimizationLevel(int32_t a0) = 0;
    virtual int32_t getBuilderOptimizationLevel() const = 0;
    virtual void setHardwareCompatibilityLevel(HardwareCompatibilityLevel a0) = 0;
    virtual HardwareCompatibilityLevel getHardwareCompatibilityLevel() const = 0;
    virtual void setPluginsToSerialize(char const* const* a0, int32_t a1) = 0;
    virtual char const* getPluginToSerialize(int32_t a0) const = 0;
    virtual int32_t getNbPluginsToSerialize() const = 0;
    virtual void setMaxAuxStreams(int32_t a0) = 0;
    virtual int32_t getMaxAuxStreams() const = 0;
    virtual void setProgressMonitor(IProgressMonitor* a0) = 0;
    virtual IProgressMonitor* getProgressMonitor() const = 0;
};

class VSerializationConfig : public VRoot
{
public:
    virtual bool setFlags(uint32_t a0) = 0;
    virtual uint32_t getFlags() const = 0;
    virtual bool clearFlag(SerializationFlag a0) = 0;
    virtual bool setFlag(SerializationFlag a0) = 0;
    virtual bool getFlag(SerializationFlag a0) const = 0;
};

class VBuilder : public VRoot
{
public:
    virtual bool platformHasFastFp16() const = 0;
    virtual bool platformHasFastInt8() const = 0;
    virtual int32_t getMaxDLABatchSize() const = 0;
    virtual int32_t getNbDLACores() const = 0;
    virtual void setGpuAllocator(IGpuAllocator* a0) = 0;
    virtual IBuilderConfig* createBuilderConfig() = 0;
    virtual INetworkDefinition* createNetworkV2(uint32_t a0) = 0;
    virtual IOptimizationProfile* createOptimizationProfile() = 0;
    virtual void setErrorRecorder(IErrorRecorder* a0) = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual void reset() = 0;
    virtual bool platformHasTf32() const = 0;
    virtual IHostMemory* buildSerializedNetwork(INetworkDefinition& a0, IBuilderConfig& a1) = 0;
    virtual bool isNetworkSupported(INetworkDefinition const& a0, IBuilderConfig const& a1) const = 0;
    virtual ILogger* getLogger() const = 0;
    virtual bool setMaxThreads(int32_t a0) = 0;
    virtual int32_t getMaxThreads() const = 0;
    virtual IPluginRegistry& getPluginRegistry() = 0;
};

class INoCopy
{
public:
    virtual ~INoCopy() = default;
};

class IHostMemory : public INoCopy
{
public:
    virtual ~IHostMemory() = default;
    VHostMemory* mImpl = nullptr;
};
static_assert(sizeof(IHostMemory) == 16, "IHostMemory");

class IDimensionExpr : public INoCopy
{
public:
    virtual ~IDimensionExpr() = default;
    VDimensionExpr* mImpl = nullptr;
};
static_assert(sizeof(IDimensionExpr) == 16, "IDimensionExpr");

class IExprBuilder : public INoCopy
{
public:
    virtual ~IExprBuilder() = default;
    VExprBuilder* mImpl = nullptr;
};
static_assert(sizeof(IExprBuilder) == 16, "IExprBuilder");

class IPluginV2DynamicExt : public IPluginV2Ext
{
public:
    virtual DimsExprs getOutputDimensions(int32_t a0, DimsExprs const* a1, int32_t a2, IExprBuilder& a3) = 0;
    virtual bool supportsFormatCombination(int32_t a0, PluginTensorDesc const* a1, int32_t a2, int32_t a3) = 0;
    virtual void configurePlugin(DynamicPluginTensorDesc const* a0, int32_t a1, DynamicPluginTensorDesc const* a2, int32_t a3) = 0;
    virtual size_t getWorkspaceSize(PluginTensorDesc const* a0, int32_t a1, PluginTensorDesc const* a2, int32_t a3) const = 0;
    virtual int32_t enqueue(PluginTensorDesc const* a0, PluginTensorDesc const* a1, void const* const* a2, void* const* a3, void* a4, CUstream_st* a5) = 0;
    virtual ~IPluginV2DynamicExt() = default;
};

class IPluginResourceContext
{
public:
    virtual IGpuAllocator* getGpuAllocator() const = 0;
    virtual IErrorRecorder* getErrorRecorder() const = 0;
    virtual ~IPluginResourceContext() = default;
};

class IPluginCapability : public IVersionedInterface
{
public:
};

class IPluginV3 : public IVersionedInterface
{
public:
    virtual IPluginCapability* getCapabilityInterface(PluginCapabilityType a0) = 0;
    virtual IPluginV3* clone() = 0;
};

class IPluginV3OneCore : public IPluginCapability
{
public:
    virtual char const* getPluginName() const = 0;
    virtual char const* getPluginVersion() const = 0;
    virtual char const* getPluginNamespace() const = 0;
};

class IPluginV3OneBuild : public IPluginCapability
{
public:
    virtual int32_t configurePlugin(DynamicPluginTensorDesc const* a0, int32_t a1, DynamicPluginTensorDesc const* a2, int32_t a3) = 0;
    virtual int32_t getOutputDataTypes(DataType* a0, int32_t a1, DataType const* a2, int32_t a3) const = 0;
    virtual int32_t getOutputShapes(DimsExprs const* a0, int32_t a1, DimsExprs const* a2, int32_t a3, DimsExprs* a4, int32_t a5, IExprBuilder& a6) = 0;
    virtual bool supportsFormatCombination(int32_t a0, DynamicPluginTensorDesc const* a1, int32_t a2, int32_t a3) = 0;
    virtual int32_t getNbOutputs() const = 0;
    virtual size_t getWorkspaceSize(DynamicPluginTensorDesc const* a0, int32_t a1, DynamicPluginTensorDesc const* a2, int32_t a3) const = 0;
    virtual int32_t getValidTactics(int32_t* a0, int32_t a1) = 0;
    virtual int32_t getNbTactics() = 0;
    virtual char const* getTimingCacheID() = 0;
    virtual int32_t getFormatCombinationLimit() = 0;
    virtual char const* getMetadataString() = 0;
};

class IPluginV3OneRuntime : public IPluginCapability
{
public:
    virtual int32_t setTactic(int32_t a0) = 0;
    virtual int32_t onShapeChange(PluginTensorDesc const* a0, int32_t a1, PluginTensorDesc const* a2, int32_t a3) = 0;
    virtual int32_t enqueue(PluginTensorDesc const* a0, PluginTensorDesc const* a1, void const* const* a2, void* const* a3, void* a4, CUstream_st* a5) = 0;
    virtual IPluginV3* attachToContext(IPluginResourceContext* a0) = 0;
    virtual PluginFieldCollection const* getFieldsToSerialize() = 0;
};

class IPluginCreatorV3One : public IPluginCreatorInterface
{
public:
    virtual IPluginV3* createPlugin(char const* a0, PluginFieldCollection const* a1, TensorRTPhase a2) = 0;
    virtual PluginFieldCollection const* getFieldNames() = 0;
    virtual char const* getPluginName() const = 0;
    virtual char const* getPluginVersion() const = 0;
    virtual char const* getPluginNamespace() const = 0;
    virtual ~IPluginCreatorV3One() = default;
};

class IProfiler
{
public:
    virtual void reportLayerTime(char const* a0, float a1) = 0;
    virtual ~IProfiler() = default;
};

class IRuntime : public INoCopy
{
public:
    virtual ~IRuntime() = default;
    VRuntime* mImpl = nullptr;
};
static_assert(sizeof(IRuntime) == 16, "IRuntime");

class IRefitter : public INoCopy
{
public:
    virtual ~IRefitter() = default;
    VRefitter* mImpl = nullptr;
};
static_assert(sizeof(IRefitter) == 16, "IRefitter");

class IOptimizationProfile : public INoCopy
{
public:
    virtual ~IOptimizationProfile() = default;
    VOptimizationProfile* mImpl = nullptr;
};
static_assert(sizeof(IOptimizationProfile) == 16, "IOptimizationProfile");

class ISerializationConfig : public INoCopy
{
public:
    virtual ~ISerializationConfig() = default;
    VSerializationConfig* mImpl = nullptr;
};
static_assert(sizeof(ISerializationConfig) == 16, "ISerializationConfig");

class ICudaEngine : public INoCopy
{
public:
    virtual ~ICudaEngine() = default;
    VCudaEngine* mImpl = nullptr;
};
static_assert(sizeof(ICudaEngine) == 16, "ICudaEngine");

class IOutputAllocator : public IVersionedInterface
{
public:
    virtual void* reallocateOutput(char const* a0, void* a1, uint64_t a2, uint64_t a3) = 0;
    virtual void* reallocateOutputAsync(char const* a0, void* a1, uint64_t a2, uint64_t a3, CUstream_st* a4) = 0;
    virtual void notifyShape(char const* a0, Dims64 const& a1) = 0;
};

class IDebugListener : public IVersionedInterface
{
public:
    virtual bool processDebugTensor(void const* a0, TensorLocation a1, DataType a2, Dims64 const& a3, char const* a4, CUstream_st* a5) = 0;
    virtual ~IDebugListener() = default;
};

class IExecutionContext : public INoCopy
{
public:
    virtual ~IExecutionContext() = default;
    VExecutionContext* mImpl = nullptr;
};
static_assert(sizeof(IExecutionContext) == 16, "IExecutionContext");

class IEngineInspector : public INoCopy
{
public:
    virtual ~IEngineInspector() = default;
    VEngineInspector* mImpl = nullptr;
};
static_assert(sizeof(IEngineInspector) == 16, "IEngineInspector");

class ILoggerFinder
{
public:
    virtual ILogger* findLogger() = 0;
    virtual ~ILoggerFinder() = default;
};

class IGpuAsyncAllocator : public IGpuAllocator
{
public:
    virtual ~IGpuAsyncAllocator() = default;
};

class ITensor : public INoCopy
{
public:
    virtual ~ITensor() = default;
    VTensor* mImpl = nullptr;
};
static_assert(sizeof(ITensor) == 16, "ITensor");

class ILayer : public INoCopy
{
public:
    virtual ~ILayer() = default;
    VLayer* mLayer = nullptr;
};
static_assert(sizeof(ILayer) == 16, "ILayer");

class IConvolutionLayer : public ILayer
{
public:
    virtual ~IConvolutionLayer() = default;
    VConvolutionLayer* mImpl = nullptr;
};
static_assert(sizeof(IConvolutionLayer) == 24, "IConvolutionLayer");

class IActivationLayer : public ILayer
{
public:
    virtual ~IActivationLayer() = default;
    VActivationLayer* mImpl = nullptr;
};
static_assert(sizeof(IActivationLayer) == 24, "IActivationLayer");

class IPoolingLayer : public ILayer
{
public:
    virtual ~IPoolingLayer() = default;
    VPoolingLayer* mImpl = nullptr;
};
static_assert(sizeof(IPoolingLayer) == 24, "IPoolingLayer");

class ILRNLayer : public ILayer
{
public:
    virtual ~ILRNLayer() = default;
    VLRNLayer* mImpl = nullptr;
};
static_assert(sizeof(ILRNLayer) == 24, "ILRNLayer");

class IScaleLayer : public ILayer
{
public:
    virtual ~IScaleLayer() = default;
    VScaleLayer* mImpl = nullptr;
};
static_assert(sizeof(IScaleLayer) == 24, "IScaleLayer");

class ISoftMaxLayer : public ILayer
{
public:
    virtual ~ISoftMaxLayer() = default;
    VSoftMaxLayer* mImpl = nullptr;
};
static_assert(sizeof(ISoftMaxLayer) == 24, "ISoftMaxLayer");

class IConcatenationLayer : public ILayer
{
public:
    virtual ~IConcatenationLayer() = default;
    VConcatenationLayer* mImpl = nullptr;
};
static_assert(sizeof(IConcatenationLayer) == 24, "IConcatenationLayer");

class IDeconvolutionLayer : public ILayer
{
public:
    virtual ~IDeconvolutionLayer() = default;
    VDeconvolutionLayer* mImpl = nullptr;
};
static_assert(sizeof(IDeconvolutionLayer) == 24, "IDeconvolutionLayer");

class IElementWiseLayer : public ILayer
{
public:
    virtual ~IElementWiseLayer() = default;
    VElementWiseLayer* mImpl = nullptr;
};
static_assert(sizeof(IElementWiseLayer) == 24, "IElementWiseLayer");

class IGatherLayer : public ILayer
{
public:
    virtual ~IGatherLayer() = default;
    VGatherLayer* mImpl = nullptr;
};
static_assert(sizeof(IGatherLayer) == 24, "IGatherLayer");

class IPluginV2Layer : public ILayer
{
public:
    virtual ~IPluginV2Layer() = default;
    VPluginV2Layer* mImpl = nullptr;
};
static_assert(sizeof(IPluginV2Layer) == 24, "IPluginV2Layer");

class IPluginV3Layer : public ILayer
{
public:
    virtual ~IPluginV3Layer() = default;
    VPluginV3Layer* mImpl = nullptr;
};
static_assert(sizeof(IPluginV3Layer) == 24, "IPluginV3Layer");

class IUnaryLayer : public ILayer
{
public:
    virtual ~IUnaryLayer() = default;
    VUnaryLayer* mImpl = nullptr;
};
static_assert(sizeof(IUnaryLayer) == 24, "IUnaryLayer");

class IReduceLayer : public ILayer
{
public:
    virtual ~IReduceLayer() = default;
    VReduceLayer* mImpl = nullptr;
};
static_assert(sizeof(IReduceLayer) == 24, "IReduceLayer");

class IPaddingLayer : public ILayer
{
public:
    virtual ~IPaddingLayer() = default;
    VPaddingLayer* mImpl = nullptr;
};
static_assert(sizeof(IPaddingLayer) == 24, "IPaddingLayer");

class IShuffleLayer : public ILayer
{
public:
    virtual ~IShuffleLayer() = default;
    VShuffleLayer* mImpl = nullptr;
};
static_assert(sizeof(IShuffleLayer) == 24, "IShuffleLayer");

class ISliceLayer : public ILayer
{
public:
    virtual ~ISliceLayer() = default;
    VSliceLayer* mImpl = nullptr;
};
static_assert(sizeof(ISliceLayer) == 24, "ISliceLayer");

class IShapeLayer : public ILayer
{
public:
    virtual ~IShapeLayer() = default;
    VShapeLayer* mImpl = nullptr;
};
static_assert(sizeof(IShapeLayer) == 24, "IShapeLayer");

class ITopKLayer : public ILayer
{
public:
    virtual ~ITopKLayer() = default;
    VTopKLayer* mImpl = nullptr;
};
static_assert(sizeof(ITopKLayer) == 24, "ITopKLayer");

class IMatrixMultiplyLayer : public ILayer
{
public:
    virtual ~IMatrixMultiplyLayer() = default;
    VMatrixMultiplyLayer* mImpl = nullptr;
};
static_assert(sizeof(IMatrixMultiplyLayer) == 24, "IMatrixMultiplyLayer");

class INonZeroLayer : public ILayer
{
public:
    virtual ~INonZeroLayer() = default;
    VNonZeroLayer* mImpl = nullptr;
};
static_assert(sizeof(INonZeroLayer) == 24, "INonZeroLayer");

class IRaggedSoftMaxLayer : public ILayer
{
public:
    virtual ~IRaggedSoftMaxLayer() = default;
    VRaggedSoftMaxLayer* mImpl = nullptr;
};
static_assert(sizeof(IRaggedSoftMaxLayer) == 24, "IRaggedSoftMaxLayer");

class IIdentityLayer : public ILayer
{
public:
    virtual ~IIdentityLayer() = default;
    VIdentityLayer* mImpl = nullptr;
};
static_assert(sizeof(IIdentityLayer) == 24, "IIdentityLayer");

class ICastLayer : public ILayer
{
public:
    virtual ~ICastLayer() = default;
    VCastLayer* mImpl = nullptr;
};
static_assert(sizeof(ICastLayer) == 24, "ICastLayer");

class IConstantLayer : public ILayer
{
public:
    virtual ~IConstantLayer() = default;
    VConstantLayer* mImpl = nullptr;
};
static_assert(sizeof(IConstantLayer) == 24, "IConstantLayer");

class IParametricReLULayer : public ILayer
{
public:
    virtual ~IParametricReLULayer() = default;
    VParametricReLULayer* mImpl = nullptr;
};
static_assert(sizeof(IParametricReLULayer) == 24, "IParametricReLULayer");

class IResizeLayer : public ILayer
{
public:
    virtual ~IResizeLayer() = default;
    VResizeLayer* mImpl = nullptr;
};
static_assert(sizeof(IResizeLayer) == 24, "IResizeLayer");

class ILoopBoundaryLayer : public ILayer
{
public:
    virtual ~ILoopBoundaryLayer() = default;
    VLoopBoundaryLayer* mBoundary = nullptr;
};
static_assert(sizeof(ILoopBoundaryLayer) == 24, "ILoopBoundaryLayer");

class IIfConditionalBoundaryLayer : public ILayer
{
public:
    virtual ~IIfConditionalBoundaryLayer() = default;
    VConditionalBoundaryLayer* mBoundary = nullptr;
};
static_assert(sizeof(IIfConditionalBoundaryLayer) == 24, "IIfConditionalBoundaryLayer");

class IConditionLayer : public IIfConditionalBoundaryLayer
{
public:
    virtual ~IConditionLayer() = default;
    VConditionLayer* mImpl = nullptr;
};
static_assert(sizeof(IConditionLayer) == 32, "IConditionLayer");

class IIfConditionalOutputLayer : public IIfConditionalBoundaryLayer
{
public:
    virtual ~IIfConditionalOutputLayer() = default;
    VConditionalOutputLayer* mImpl = nullptr;
};
static_assert(sizeof(IIfConditionalOutputLayer) == 32, "IIfConditionalOutputLayer");

class IIfConditionalInputLayer : public IIfConditionalBoundaryLayer
{
public:
    virtual ~IIfConditionalInputLayer() = default;
    VConditionalInputLayer* mImpl = nullptr;
};
static_assert(sizeof(IIfConditionalInputLayer) == 32, "IIfConditionalInputLayer");

class IIfConditional : public INoCopy
{
public:
    virtual ~IIfConditional() = default;
    VIfConditional* mImpl = nullptr;
};
static_assert(sizeof(IIfConditional) == 16, "IIfConditional");

class IRecurrenceLayer : public ILoopBoundaryLayer
{
public:
    virtual ~IRecurrenceLayer() = default;
    VRecurrenceLayer* mImpl = nullptr;
};
static_assert(sizeof(IRecurrenceLayer) == 32, "IRecurrenceLayer");

class ILoopOutputLayer : public ILoopBoundaryLayer
{
public:
    virtual ~ILoopOutputLayer() = default;
    VLoopOutputLayer* mImpl = nullptr;
};
static_assert(sizeof(ILoopOutputLayer) == 32, "ILoopOutputLayer");

class ITripLimitLayer : public ILoopBoundaryLayer
{
public:
    virtual ~ITripLimitLayer() = default;
    VTripLimitLayer* mImpl = nullptr;
};
static_assert(sizeof(ITripLimitLayer) == 32, "ITripLimitLayer");

class IIteratorLayer : public ILoopBoundaryLayer
{
public:
    virtual ~IIteratorLayer() = default;
    VIteratorLayer* mImpl = nullptr;
};
static_assert(sizeof(IIteratorLayer) == 32, "IIteratorLayer");

class ILoop : public INoCopy
{
public:
    virtual ~ILoop() = default;
    VLoop* mImpl = nullptr;
};
static_assert(sizeof(ILoop) == 16, "ILoop");

class ISelectLayer : public ILayer
{
public:
    virtual ~ISelectLayer() = default;
    VSelectLayer* mImpl = nullptr;
};
static_assert(sizeof(ISelectLayer) == 24, "ISelectLayer");

class IAssertionLayer : public ILayer
{
public:
    virtual ~IAssertionLayer() = default;
    VAssertionLayer* mImpl = nullptr;
};
static_assert(sizeof(IAssertionLayer) == 24, "IAssertionLayer");

class IFillLayer : public ILayer
{
public:
    virtual ~IFillLayer() = default;
    VFillLayer* mImpl = nullptr;
};
static_assert(sizeof(IFillLayer) == 24, "IFillLayer");

class IQuantizeLayer : public ILayer
{
public:
    virtual ~IQuantizeLayer() = default;
    VQuantizeLayer* mImpl = nullptr;
};
static_assert(sizeof(IQuantizeLayer) == 24, "IQuantizeLayer");

class IDequantizeLayer : public ILayer
{
public:
    virtual ~IDequantizeLayer() = default;
    VDequantizeLayer* mImpl = nullptr;
};
static_assert(sizeof(IDequantizeLayer) == 24, "IDequantizeLayer");

class IEinsumLayer : public ILayer
{
public:
    virtual ~IEinsumLayer() = default;
    VEinsumLayer* mImpl = nullptr;
};
static_assert(sizeof(IEinsumLayer) == 24, "IEinsumLayer");

class IScatterLayer : public ILayer
{
public:
    virtual ~IScatterLayer() = default;
    VScatterLayer* mImpl = nullptr;
};
static_assert(sizeof(IScatterLayer) == 24, "IScatterLayer");

class IOneHotLayer : public ILayer
{
public:
    VOneHotLayer* mImpl = nullptr;
};
static_assert(sizeof(IOneHotLayer) == 24, "IOneHotLayer");

class IGridSampleLayer : public ILayer
{
public:
    virtual ~IGridSampleLayer() = default;
    VGridSampleLayer* mImpl = nullptr;
};
static_assert(sizeof(IGridSampleLayer) == 24, "IGridSampleLayer");

class INMSLayer : public ILayer
{
public:
    virtual ~INMSLayer() = default;
    VNMSLayer* mImpl = nullptr;
};
static_assert(sizeof(INMSLayer) == 24, "INMSLayer");

class IReverseSequenceLayer : public ILayer
{
public:
    virtual ~IReverseSequenceLayer() = default;
    VReverseSequenceLayer* mImpl = nullptr;
};
static_assert(sizeof(IReverseSequenceLayer) == 24, "IReverseSequenceLayer");

class INormalizationLayer : public ILayer
{
public:
    virtual ~INormalizationLayer() = default;
    VNormalizationLayer* mImpl = nullptr;
};
static_assert(sizeof(INormalizationLayer) == 24, "INormalizationLayer");

class INetworkDefinition : public INoCopy
{
public:
    virtual ~INetworkDefinition() = default;
    virtual IBuilder& getBuilder() const = 0;
    VNetworkDefinition* mImpl = nullptr;
};
static_assert(sizeof(INetworkDefinition) == 16, "INetworkDefinition");

class IInt8Calibrator : public IVersionedInterface
{
public:
    virtual int32_t getBatchSize() const = 0;
    virtual bool getBatch(void** a0, char const** a1, int32_t a2) = 0;
    virtual void const* readCalibrationCache(size_t& a0) = 0;
    virtual void writeCalibrationCache(void const* a0, size_t a1) = 0;
    virtual CalibrationAlgoType getAlgorithm() = 0;
    virtual ~IInt8Calibrator() = default;
};

class IInt8EntropyCalibrator : public IInt8Calibrator
{
public:
    virtual ~IInt8EntropyCalibrator() = default;
};

class IInt8EntropyCalibrator2 : public IInt8Calibrator
{
public:
    virtual ~IInt8EntropyCalibrator2() = default;
};

class IInt8MinMaxCalibrator : public IInt8Calibrator
{
public:
    virtual ~IInt8MinMaxCalibrator() = default;
};

class IInt8LegacyCalibrator : public IInt8Calibrator
{
public:
    virtual double getQuantile() const = 0;
    virtual double getRegressionCutoff() const = 0;
    virtual void const* readHistogramCache(size_t& a0) = 0;
    virtual void writeHistogramCache(void const* a0, size_t a1) = 0;
    virtual ~IInt8LegacyCalibrator() = default;
};

class IAlgorithmIOInfo : public INoCopy
{
public:
    virtual ~IAlgorithmIOInfo() = default;
    VAlgorithmIOInfo* mImpl = nullptr;
};
static_assert(sizeof(IAlgorithmIOInfo) == 16, "IAlgorithmIOInfo");

class IAlgorithmVariant : public INoCopy
{
public:
    virtual ~IAlgorithmVariant() = default;
    VAlgorithmVariant* mImpl = nullptr;
};
static_assert(sizeof(IAlgorithmVariant) == 16, "IAlgorithmVariant");

class IAlgorithmContext : public INoCopy
{
public:
    virtual ~IAlgorithmContext() = default;
    VAlgorithmContext* mImpl = nullptr;
};
static_assert(sizeof(IAlgorithmContext) == 16, "IAlgorithmContext");

class IAlgorithm : public INoCopy
{
public:
    virtual ~IAlgorithm() = default;
    VAlgorithm* mImpl = nullptr;
};
static_assert(sizeof(IAlgorithm) == 16, "IAlgorithm");

class IAlgorithmSelector : public IVersionedInterface
{
public:
    virtual int32_t selectAlgorithms(IAlgorithmContext const& a0, IAlgorithm const* const* a1, int32_t a2, int32_t* a3) = 0;
    virtual void reportAlgorithms(IAlgorithmContext const* const* a0, IAlgorithm const* const* a1, int32_t a2) = 0;
    virtual ~IAlgorithmSelector() = default;
};

class ITimingCache : public INoCopy
{
public:
    virtual ~ITimingCache() = default;
    VTimingCache* mImpl = nullptr;
};
static_assert(sizeof(ITimingCache) == 16, "ITimingCache");

class IProgressMonitor : public IVersionedInterface
{
public:
    virtual ~IProgressMonitor() = default;
    virtual void phaseStart(char const* a0, char const* a1, int32_t a2) = 0;
    virtual bool stepComplete(char const* a0, int32_t a1) = 0;
    virtual void phaseFinish(char const* a0) = 0;
};

class IBuilderConfig : public INoCopy
{
public:
    virtual ~IBuilderConfig() = default;
    virtual void setAvgTimingIterations(int32_t a0) = 0;
    VBuilderConfig* mImpl = nullptr;
};
static_assert(sizeof(IBuilderConfig) == 16, "IBuilderConfig");

class IBuilder : public INoCopy
{
public:
    virtual ~IBuilder() = default;
    VBuilder* mImpl = nullptr;
};
static_assert(sizeof(IBuilder) == 16, "IBuilder");

class IParserError
{
public:
    virtual ParserErrorCode code() const = 0;
    virtual char const* desc() const = 0;
    virtual char const* file() const = 0;
    virtual int32_t line() const = 0;
    virtual char const* func() const = 0;
    virtual int32_t node() const = 0;
    virtual char const* nodeName() const = 0;
    virtual char const* nodeOperator() const = 0;
    virtual char const* const* localFunctionStack() const = 0;
    virtual int32_t localFunctionStackSize() const = 0;
    virtual ~IParserError() = default;
};

class IParser
{
public:
    virtual bool parse(void const* a0, size_t a1, char const* a2) = 0;
    virtual bool parseFromFile(char const* a0, int32_t a1) = 0;
    virtual bool supportsModel(void const* a0, size_t a1, vector& a2, char const* a3) = 0;
    virtual bool parseWithWeightDescriptors(void const* a0, size_t a1) = 0;
    virtual bool supportsOperator(char const* a0) const = 0;
    virtual int32_t getNbErrors() const = 0;
    virtual IParserError const* getError(int32_t a0) const = 0;
    virtual void clearErrors() = 0;
    virtual ~IParser() = default;
    virtual char const* const* getUsedVCPluginLibraries(int64_t& a0) const = 0;
    virtual void setFlags(uint32_t a0) = 0;
    virtual uint32_t getFlags() const = 0;
    virtual void clearFlag(OnnxParserFlag a0) = 0;
    virtual void setFlag(OnnxParserFlag a0) = 0;
    virtual bool getFlag(OnnxParserFlag a0) const = 0;
    virtual ITensor const* getLayerOutputTensor(char const* a0, int64_t a1) = 0;
};

class IParserRefitter
{
public:
    virtual bool refitFromBytes(void const* a0, size_t a1, char const* a2) = 0;
    virtual bool refitFromFile(char const* a0) = 0;
    virtual int32_t getNbErrors() const = 0;
    virtual IParserError const* getError(int32_t a0) const = 0;
    virtual void clearErrors() = 0;
    virtual ~IParserRefitter() = default;
};

} // namespace trt
